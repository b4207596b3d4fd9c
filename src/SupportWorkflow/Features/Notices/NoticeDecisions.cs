using System.Collections.Frozen;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Notices;

/// <summary>Who is told what because of the events of a decision, compiled: for each event the notices it may be told in.</summary>
internal sealed class NoticeDecisions
{
    private readonly NoticeRules _notices;
    private readonly TicketPolicies _policies;
    private readonly CompiledNotice[][] _byEvent;
    private readonly FrozenDictionary<NoticeTarget, WorkCalendar> _hours;
    private readonly EventSet _told;

    public NoticeDecisions(NoticeRules notices, TicketPolicies policies)
    {
        (_notices, _policies) = (notices, policies);
        CompiledNotice[] rules =
        [
            .. notices.Rules.Select(r => new CompiledNotice(
                r,
                r.If == Condition.Always ? null : r.If.Compile(policies.RuleFacts.Catalogue),
                r.UrgentIf?.Compile(policies.RuleFacts.Catalogue)
            )),
        ];
        _byEvent =
        [
            .. Enumerable
                .Range(0, policies.Events.All.Count)
                .Select(number => rules.Where(r => r.Rule.Events.Contains(EventSet.Of(number))).ToArray()),
        ];
        foreach (var rule in notices.Rules)
            _told |= rule.Events;
        _hours = notices.Hours.ToFrozenDictionary(h => h.Who, h => policies.Calendars[h.Calendar]);
    }

    /// <summary>What they are made from, those of rules among them.</summary>
    public NoticeRules Rules => _notices;

    /// <summary>Whether any of these events is one that somebody may be told of.</summary>
    public bool MayTell(EventSet events) => events.Meets(_told);

    /// <summary>The notices, in the order of the events and, with one event, of the profile.</summary>
    /// <param name="after">The ticket as the decision leaves it.</param>
    /// <param name="before">The ticket as it was; null: it was opened.</param>
    /// <param name="events">What happened.</param>
    /// <param name="command">The command; null: time passed.</param>
    /// <param name="given">What the host found out.</param>
    public Notice[] Of(Ticket after, Ticket? before, ValueList<TicketEvent> events, TicketCommand? command, OutsideFacts? given)
    {
        List<Notice>? made = null;
        var now = TicketBefore.Of(before);
        foreach (var e in events)
        {
            (var was, now) = (now, now.Then(e));
            foreach (var number in _policies.Events.Of(e.Name))
                Ask(_byEvent[number], e, was);
        }
        return made is null ? [] : [.. made];

        void Ask(CompiledNotice[] rules, TicketEvent e, in TicketBefore was)
        {
            if (rules.Length == 0 || IsOver(e, after))
                return;
            var facts = _policies.RuleFacts.Of(new FactSubject(after, command, given, e, was));
            foreach (var (rule, condition, urgentIf) in rules)
                if (rule.Rule is { } named && (e as RuleFired)?.Rule != named)
                    continue;
                else if (condition is null || condition.Test(ref facts) == Truth.True)
                    Tell(rule, rule.Urgent || urgentIf?.Test(ref facts) == Truth.True, after, before, e, made ??= new(2));
        }
    }

    private void Tell(NoticeRule rule, bool isUrgent, Ticket after, Ticket? before, TicketEvent e, List<Notice> made)
    {
        var subject = new NoticeSubject(_notices.Words, rule, after, e, before?.Priority?.Code);
        var (first, severity) = (made.Count, SeverityOf(e, after));
        // A rule may use a template that is sent with the event anyway, and the host is told twice when it has two things to do.
        var taken = 0;
        for (var i = first - 1; i >= 0 && ReferenceEquals(made[i].Event, e); i--)
            if (made[i].Template == rule.Name)
                taken = Math.Max(taken, made[i].Place + 1);
        // Whoever is the second of one word has a place behind all words.
        var behind = rule.To.Count;
        for (var word = 0; word < rule.To.Count; word++)
        {
            var place = word;
            foreach (var recipient in rule.To[word].AllOn(after))
            {
                var own = place;
                place = behind++;
                if (IsTold(recipient, made, first))
                    continue;
                // No receipt for what a machine sent: two machines would answer each other for ever.
                if (e.IsMachineMail && (recipient.Requester ?? recipient.Watcher ?? recipient.Address) is not null)
                    continue;
                var hours = isUrgent ? null : Hours(rule.To[word], recipient);
                var opening = hours?.NextOpening(e.RecordedAt);
                made.Add(new(subject, taken + own, recipient, severity, e.RecordedAt, opening == e.RecordedAt ? null : opening));
            }
        }
        if (e is ClockPointReached)
            Collapse(made, first);
    }

    /// <summary>A warning of a promise that the same decision keeps or gives up warns nobody any more; a breach stays one.</summary>
    private static bool IsOver(TicketEvent e, Ticket after) =>
        e is ClockPointReached { Point: not SlaClock.DuePoint } reached
        && after.Clock(reached.Objective, reached.Track) is var clock
        && !(clock is { IsOpen: true } && clock.Cycle == reached.Cycle);

    /// <summary>The hours of the very person, role or team, otherwise those of the profile's word for them.</summary>
    private WorkCalendar? Hours(NoticeTarget word, NoticeRecipient recipient) =>
        _hours.GetValueOrDefault(new(NoticeTarget.Kind.Named, recipient)) ?? _hours.GetValueOrDefault(word);

    private static bool IsTold(NoticeRecipient recipient, List<Notice> made, int first)
    {
        for (var i = first; i < made.Count; i++)
            if (made[i].Recipient.IsSamePerson(recipient))
                return true;
        return false;
    }

    /// <summary>One recipient hears of one clock's points only the most severe, however many were passed at once.</summary>
    private static void Collapse(List<Notice> made, int first)
    {
        for (var newer = made.Count - 1; newer >= first; newer--)
        {
            var (recipient, point) = (made[newer].Recipient, made[newer].Point!);
            for (var older = first - 1; older >= 0; older--)
            {
                if (made[older].Recipient != recipient || made[older].Point is not { } other || other == point)
                    continue;
                if (other.Objective != point.Objective || other.Track != point.Track || other.Cycle != point.Cycle)
                    continue;
                if (made[older].Severity > made[newer].Severity)
                {
                    made.RemoveAt(newer);
                    break;
                }
                made.RemoveAt(older);
                (first, newer) = (first - 1, newer - 1);
            }
        }
    }

    /// <summary>How much of its time the clock had used at the point, in percent.</summary>
    private int SeverityOf(TicketEvent e, Ticket after)
    {
        if (e is not ClockPointReached reached)
            return 0;
        if (reached.Point == SlaClock.DuePoint)
            return 100;
        if (WarningPoint.Parse(reached.Point) is { Percent: > 0 and var percent })
            return percent;
        var reading = after.Clock(reached.Objective, reached.Track)!.At(reached.DueAt, _policies.Calendars);
        return Math.Clamp((int)(100 * (reading.Used / (reading.Used + reading.Remaining))), 1, 99);
    }

    /// <param name="Rule">What the profile says.</param>
    /// <param name="If">Its condition; null: it always holds.</param>
    /// <param name="UrgentIf">When it does not wait for the recipient's hours; null: as the profile says once for all.</param>
    private readonly record struct CompiledNotice(NoticeRule Rule, CompiledCondition? If, CompiledCondition? UrgentIf);
}
