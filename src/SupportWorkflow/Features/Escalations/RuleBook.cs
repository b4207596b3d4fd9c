using System.Buffers;
using System.Collections.Frozen;
using System.Numerics;
using NodaTime;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Escalations;

/// <summary>
/// The rules of a profile, compiled: those of events by event, those of time by families of moments that come one after the other, their
/// conditions in sets that are tested together. Immutable and thread-safe; looking for the next firing allocates nothing.
/// </summary>
internal sealed partial class RuleBook
{
    /// <summary>The word for any event that a person caused.</summary>
    public const string Movement = "movement";

    /// <summary>So many firings are looked through faster than laid out.</summary>
    private const int FewFirings = 16;

    /// <summary>When a moment comes was not worked out.</summary>
    private static readonly Instant Unknown = Instant.MinValue;

    private readonly TicketPolicies _policies;
    private readonly CompiledRule[] _rules;
    private readonly CompiledRule[][] _byEvent;
    private readonly CompiledRule[] _timed;
    private readonly RuleMoment[] _moments;
    private readonly ConditionSet[] _sets;
    private readonly ulong[] _asksTime;
    private readonly ulong[] _asksNoHost;
    private readonly FamilyRules[][] _families;
    private readonly byte[][] _familyIn;
    private readonly FrozenDictionary<string, int> _places;

    public RuleBook(ValueList<EscalationRule> rules, TicketPolicies policies)
    {
        _policies = policies;
        var moments = rules.AsEnumerable().Where(r => r.When.Kind != MomentKind.On).Select(r => r.When).Distinct().ToList();
        _moments =
        [
            .. moments.Select(m => new RuleMoment(
                m,
                policies.Objectives.FirstOrDefault(o => m.IsOfClock && o.Name == m.Name)?.Name,
                policies
            )),
        ];
        var families = moments.Select(RuleMoment.Family).Distinct().ToList();
        var (placeOf, familyOf) = (Places(moments), Places(families));
        _rules =
        [
            .. rules
                .AsEnumerable()
                .Select(
                    (r, i) =>
                        new CompiledRule(r, i, policies)
                        {
                            Moment = placeOf.GetValueOrDefault(r.When, -1),
                            Family = r.When.Kind == MomentKind.On ? -1 : familyOf[RuleMoment.Family(r.When)],
                        }
                ),
        ];
        _places = _rules.ToFrozenDictionary(r => r.Rule.Name, r => r.Place, StringComparer.Ordinal);
        _byEvent =
        [
            .. Enumerable
                .Range(0, policies.Events.All.Count)
                .Select(number => _rules.Where(r => r.Events.Contains(EventSet.Of(number))).ToArray()),
        ];
        _timed = [.. _rules.Where(r => r.Events.IsEmpty).OrderBy(r => r.Family).ThenBy(r => RuleMoment.Amount(r.Rule.When))];
        CompiledRule[][] parts = [.. _timed.Chunk(64)];
        _sets =
        [
            .. parts.Select(p => new ConditionSet([
                .. p.Select(r => r.Condition.AsksTime ? Condition.Always.Compile(policies.RuleFacts.Catalogue) : r.Condition),
            ])),
        ];
        _asksTime = [.. parts.Select(p => Bits(p, r => r.Condition.AsksTime))];
        _asksNoHost = [.. parts.Select(p => Bits(p, r => !r.AsksOutside))];
        _familyIn =
        [
            .. parts.Select(p =>
                p.Select(r => (byte)Array.FindIndex([.. p.Select(o => o.Family).Distinct()], f => f == r.Family)).ToArray()
            ),
        ];
        _families = [.. parts.Select(p => p.GroupBy(r => r.Family).Select(f => FamilyRules.Of(p, f.First(), _moments)).ToArray())];
        AskedWith = _rules.Aggregate(default(EventSet), (all, r) => all | r.Events);
        string[] counted = [.. moments.SelectMany(m => m.Events.AsEnumerable()).Distinct()];
        Remembered =
            policies.Events.Of([.. counted.Where(e => e is not (Movement or "ticket-opened"))])
            | (moments.Exists(m => m.Kind == MomentKind.Without) ? policies.Events.Of("profile-changed") : default);
        Instants = [.. moments.Where(m => m.Kind == MomentKind.At).Select(m => m.Name).Distinct()];
        RemembersMovement = counted.Contains(Movement);
        AsksOutside = Array.Exists(_rules, r => r.AsksOutside);
        AsksRoster = Array.Exists(_rules, r => r.AsksRoster);
        AsksRosterWith = _rules.Where(r => r.AsksRoster).Aggregate(default(EventSet), (all, r) => all | r.Events);
    }

    /// <summary>The events with which rules are asked.</summary>
    public EventSet AskedWith { get; }

    /// <summary>The events whose last time is remembered.</summary>
    public EventSet Remembered { get; }

    /// <summary>The facts whose instants rules wait for: when they were set is remembered.</summary>
    public ValueList<string> Instants { get; }

    /// <summary>Whether the last movement is remembered.</summary>
    public bool RemembersMovement { get; }

    /// <summary>Whether a rule asks what only the host can find out.</summary>
    public bool AsksOutside { get; }

    /// <summary>Whether a rule has to know who is on duty; and the events with which it does.</summary>
    public bool AsksRoster { get; }

    /// <inheritdoc cref="AsksRoster"/>
    public EventSet AsksRosterWith { get; }

    /// <summary>The first instant at which a rule fires if nothing more happens; null: none does in that time. Allocates nothing.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="from">The earliest instant.</param>
    /// <param name="before">When the ticket changes by itself at the latest: rules are asked again then.</param>
    public Instant? Next(Ticket ticket, Instant from, Instant before)
    {
        if (_timed.Length == 0 || from >= before || ticket.Closing.ArchivedAt is not null)
            return null;
        Instant? next = null;
        var done = -1;
        Span<Instant> firsts = stackalloc Instant[64];
        // Few firings are looked through, many are laid out once by rule.
        var fired = ticket.Escalation.Firings.Count > FewFirings ? ArrayPool<int>.Shared.Rent(_rules.Length) : null;
        if (fired is not null)
            LayOut(ticket, fired);
        for (var part = 0; part < _sets.Length; part++)
            if (Candidates(part, ticket, before, firsts) is not 0 and var candidates)
                Earlier(ref next, part, candidates, ticket, from, before, fired, firsts, ref done);
        if (fired is not null)
            ArrayPool<int>.Shared.Return(fired);
        return next;
    }

    /// <summary>Adds the firings of one pass, in the order in which they are carried out.</summary>
    public void Ask(in RuleQuestion question, List<RuleAnswer> answers)
    {
        if (question.Ticket.Closing.ArchivedAt is not null)
            return;
        var lastFired = LastFired(question.Ticket);
        var before = question.Before;
        foreach (var e in question.Events)
        {
            foreach (var number in _policies.Events.Of(e) & AskedWith)
                AskOf(e, before, _byEvent[number], question, lastFired, answers);
            before = before.Then(e);
        }
        if (question.Timed)
            AskOfTime(question, lastFired, answers);
        if (answers.Count > 1)
            answers.Sort(static (x, y) => InOrder(x.Rule, y.Rule) is not 0 and var order ? order : Nullable.Compare(x.Cause, y.Cause));
    }

    /// <summary>The rules whose moments can come before the next point of a clock as things are:
    /// mostly none, and then no condition has to be asked.</summary>
    private ulong Candidates(int part, Ticket ticket, Instant before, Span<Instant> firsts)
    {
        var candidates = _asksNoHost[part];
        var families = _families[part];
        for (var i = 0; i < families.Length; i++)
        {
            var family = families[i];
            if ((candidates & family.Rules) == 0)
                continue;
            if (!family.First.MayCome(ticket, before, out var at))
                candidates &= ~family.Rules;
            else if (family.FromDue != 0 && before < Instant.MaxValue && family.First.AwaitsDue(ticket))
                candidates &= ~family.FromDue;
            firsts[i] = at ?? Unknown;
        }
        return candidates;
    }

    /// <summary>The earliest firing of rules whose moments are candidates.</summary>
    private void Earlier(
        ref Instant? next,
        int part,
        ulong candidates,
        Ticket ticket,
        Instant from,
        Instant before,
        int[]? fired,
        ReadOnlySpan<Instant> firsts,
        ref int done
    )
    {
        var facts = _policies.RuleFacts.Of(ticket);
        for (var holding = _sets[part].Test(ref facts).Holding & candidates; holding != 0; holding &= holding - 1)
        {
            var place = BitOperations.TrailingZeroCount(holding);
            var rule = _timed[(64 * part) + place];
            var asksTime = (_asksTime[part] >> place & 1) != 0;
            var again = rule.Rule.Repeat is not null;
            // Of a family the first one whose condition holds comes first.
            if (rule.Family == done && !asksTime && !again)
                continue;
            var moment = _moments[rule.Moment];
            again &= HasFired(ticket, rule, moment, fired);
            Instant? time =
                again ? ticket.Escalation.Firing(rule.Rule.Name)?.NextAt
                : HasFired(ticket, rule, moment, fired) ? null
                : _families[part][_familyIn[part][place]] is var family
                && family.First == moment
                && firsts[_familyIn[part][place]] is var first
                && first != Unknown
                    ? first
                : moment.At(ticket);
            if (time is not { } comes)
                continue;
            if (!asksTime && !again)
                done = rule.Family;
            var at = Instant.Max(comes, from);
            if (
                at < before
                && !(next <= at)
                && (asksTime ? First(rule, ref facts, at) : at) is { } fires
                && fires < before
                && !(next <= fires)
            )
                next = fires;
        }
    }

    /// <summary>Whether a rule has fired for its moment as it stands.</summary>
    private static bool HasFired(Ticket ticket, CompiledRule rule, RuleMoment moment, int[]? byRule) =>
        byRule is not null
            ? byRule[rule.Place] > 0 && byRule[rule.Place] >= rule.Number(ticket, moment.Number(ticket))
            : ticket.Escalated is not null
                && ticket.Escalation.Firing(rule.Rule.Name) is { } fired
                && fired.Number >= rule.Number(ticket, moment.Number(ticket));

    /// <summary>The first instant from one on at which time alone makes a condition hold; null: never.</summary>
    private Instant? First(CompiledRule rule, ref TicketFacts facts, Instant from)
    {
        for (Instant? at = from; at is { } instant; )
        {
            var answer = rule.Condition.Evaluate(ref facts, instant, _policies.Calendars);
            if (answer.Holds)
                return instant;
            at = answer.NextChange > instant ? answer.NextChange : null;
        }
        return null;
    }

    private void AskOf(
        TicketEvent e,
        TicketBefore before,
        CompiledRule[] rules,
        in RuleQuestion question,
        int[] lastFired,
        List<RuleAnswer> answers
    )
    {
        if (rules.Length == 0)
            return;
        var facts = _policies.RuleFacts.Of(new FactSubject(question.Ticket, Given: question.Given, Event: e, Before: before));
        foreach (var rule in rules)
        {
            var number = rule.Number(question.Ticket, e.Version);
            // Who gets the ticket is not asked while nobody knows who is on duty.
            if (rule.WaitsForRoster && question.Given?.Roster is null)
                continue;
            if (lastFired[rule.Place] >= number || !rule.Condition.Evaluate(ref facts, question.At, _policies.Calendars).Holds)
                continue;
            lastFired[rule.Place] = number;
            // A breach is recorded just after it was due.
            var isBreach = e is ClockPointReached reached && reached.DueAt + Duration.Epsilon == question.At;
            answers.Add(new(rule.Fires, number, isBreach ? question.At - Duration.Epsilon : question.At, e.Version, default));
        }
    }

    private void AskOfTime(in RuleQuestion question, int[] lastFired, List<RuleAnswer> answers)
    {
        var facts = _policies.RuleFacts.Of(new FactSubject(question.Ticket, Given: question.Given));
        foreach (var rule in _timed)
        {
            var moment = _moments[rule.Moment];
            if (moment.Number(question.Ticket) is not (> 0 and var own))
                continue;
            var number = rule.Number(question.Ticket, own);
            RuleFiring? earlier = lastFired[rule.Place] >= number ? question.Ticket.Escalation.Firing(rule.Rule.Name) : null;
            if (
                (lastFired[rule.Place] >= number && !IsDueAgain(earlier, question))
                || !((earlier?.NextAt ?? moment.At(question.Ticket)) <= question.At)
                || !rule.Condition.Evaluate(ref facts, question.At, _policies.Calendars).Holds
            )
                continue;
            lastFired[rule.Place] = number;
            var due = earlier?.NextAt is null ? moment.DueAt(question.Ticket, question.At) : question.At;
            answers.Add(new(rule.Fires, number, due, null, earlier));
        }
    }

    /// <summary>Whether a rule that has fired for a number may fire for it again: it repeats, or all it does was refused and something
    /// has happened since.</summary>
    private static bool IsDueAgain(in RuleFiring? earlier, in RuleQuestion question) =>
        earlier is { NextAt: not null } || (earlier is { Refused: true } refused && refused.Version <= question.RetriedUpTo);

    private static int InOrder(FiringRule x, FiringRule y) => x.Rank != y.Rank ? y.Rank.CompareTo(x.Rank) : x.Place.CompareTo(y.Place);

    /// <summary>The number each rule fired for last; 0: it never did.</summary>
    private int[] LastFired(Ticket ticket)
    {
        var lastFired = new int[_rules.Length];
        foreach (var firing in ticket.Escalation.Firings)
            if (_places.TryGetValue(firing.Rule, out var place))
                lastFired[place] = firing.Number;
        return lastFired;
    }

    /// <summary>The same for the ticket alone, into a list that is at hand.</summary>
    private void LayOut(Ticket ticket, int[] lastFired)
    {
        Array.Clear(lastFired, 0, _rules.Length);
        foreach (var firing in ticket.Escalation.Firings)
            if (firing.Track is null && _places.TryGetValue(firing.Rule, out var place))
                lastFired[place] = firing.Number;
    }

    private static Dictionary<T, int> Places<T>(List<T> distinct)
        where T : notnull => distinct.Select((value, place) => (value, place)).ToDictionary(p => p.value, p => p.place);

    private static ulong Bits(CompiledRule[] rules, Func<CompiledRule, bool> has)
    {
        var bits = 0UL;
        for (var i = 0; i < rules.Length; i++)
            if (has(rules[i]))
                bits |= 1UL << i;
        return bits;
    }

    /// <summary>The rules of one family in one part: when its first moment does not come, no other does.</summary>
    private sealed record FamilyRules(RuleMoment First, ulong Rules, ulong FromDue)
    {
        public static FamilyRules Of(CompiledRule[] part, CompiledRule first, RuleMoment[] moments) =>
            new(
                moments[first.Moment],
                Bits(part, r => r.Family == first.Family),
                Bits(part, r => r.Family == first.Family && moments[r.Moment].IsFromDue)
            );
    }
}
