using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Conditions;
using SupportWorkflow.History;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Run;

/// <summary>
/// Plays one ticket's whole life through any profile: to work, to waiting on the requester, back, to done, to the end. The way is searched
/// in the lifecycle; deciding is a pure function, so every step can be tried before it is told.
/// </summary>
internal sealed class TicketStory
{
    private static readonly LocalDateTime FridayAfternoon = new(2024, 10, 11, 16, 30);
    private static readonly Duration Soon = Duration.FromMinutes(2),
        Later = Duration.FromMinutes(95),
        AtMostUntilWakeUp = Duration.FromHours(4);

    private readonly ToolConsole _console;
    private readonly Walk _walk;
    private readonly Cast _cast;
    private readonly List<TicketEvent> _events = [];
    private Instant _now;
    private Ticket? _ticket;

    public TicketStory(WorkflowProfile profile, ToolConsole console)
    {
        (_console, Workflow) = (console, profile.Compile());
        _walk = new(Workflow.Lifecycle);
        _cast = new(Workflow.Lifecycle, _walk, console);
        _now = FridayAfternoon.InZoneLeniently(Workflow.Zone).ToInstant();
    }

    public TicketWorkflow Workflow { get; }

    public int EventCount => _events.Count;

    /// <summary>Whether the events told so far make the same ticket again.</summary>
    public bool IsRebuiltEqual => Workflow.Rebuild(_events) == _ticket;

    private LifecycleState State => Workflow.Lifecycle.State(_ticket!.State.Name);

    /// <summary>The steps in order. To be walked once.</summary>
    public IEnumerable<StoryStep> Tell()
    {
        yield return Kept(Open());
        if (_ticket!.WakeUp is { } first && first - _now <= AtMostUntilWakeUp)
            yield return Kept(Wake(first));
        foreach (var step in Reach(s => s.Kind == StateKind.Working))
            yield return step;
        foreach (var step in Beside("contact").Concat(Beside("log")))
            yield return step;
        if (Refused() is { } refused)
            yield return refused;
        foreach (var step in Reach(s => s.WaitsOn == WaitingOn.Requester))
            yield return step;
        foreach (var step in Reach(s => s.Kind == StateKind.Working, Later))
            yield return step;
        foreach (var step in Reach(s => s.Kind == StateKind.Done))
            yield return step;
        foreach (var step in Reach(s => s.Kind == StateKind.Final))
            yield return step;
    }

    /// <summary>Opens for the customer of the highest tier,
    /// with a trouble whose priority a modifier changes if the profile has one.</summary>
    private StoryStep Open()
    {
        // What only the desk may say, somebody of the desk registers.
        var tier = Workflow.Form.AsEnumerable().FirstOrDefault(f => f.Name == "tier");
        var by = tier?.MaySet(_cast.Requester) == false && tier.Roles is [var role, ..] ? _cast.Player(role.Name) : _cast.Requester;
        var number = Workflow.Numbers.Number(Workflow.Numbers.SeriesAt(_now), 1);
        Decision Try(string? impact) =>
            Complete(
                new OpenTicket(new("t-1"), number, _console.Say("said-subject"))
                {
                    By = by,
                    OnBehalfOf = _cast.Requester.Id,
                    Tier = Words("tier").FirstOrDefault(t => t == "vip") ?? Words("tier").FirstOrDefault(),
                    Channel = Words("channel").FirstOrDefault(),
                    Impact = impact,
                    Urgency = Words("urgency").FirstOrDefault(),
                    Category = Words("category").FirstOrDefault() is { } category ? new CategoryPath(category) : null,
                }
            );
        var tried = Words("impact").Select(i => (string?)i).DefaultIfEmpty(null).Select(Try).ToList();
        var opened = tried.Find(d => d.IsAccepted && d.Ticket.Priority!.Because.Count > 1) ?? tried[0];
        return new(_now, by, null, _console.Say("tell-open", by.Id), opened);
    }

    /// <summary>Opens, and opens again with everything that was missing: the customer of the story has it at hand.</summary>
    private Decision Complete(OpenTicket opening)
    {
        var opened = Workflow.Open(opening, _now);
        if (!opened.IsAccepted || opened.Ticket.Intake.Missing.Count == 0)
            return opened;
        return Workflow.Open(
            opening with
            {
                Fields =
                [
                    .. opened
                        .Ticket.Intake.Missing.Where(m => m.Field != "category")
                        .Select(m => new TicketField(m.Field, Sample(m.Field))),
                ],
            },
            _now
        );
    }

    /// <summary>The words the profile has for a fact.</summary>
    private IEnumerable<string> Words(string fact) => (Workflow.Facts.Find(fact)?.Choices ?? default).AsEnumerable().Select(c => c.Value);

    private FactValue Sample(string field) =>
        Workflow.Form.AsEnumerable().FirstOrDefault(f => f.Name == field) switch
        {
            { Type: FieldType.Choice, Choices: [var first, ..] } => FactValue.Of(first.Value),
            { Type: FieldType.Number or FieldType.Count } => FactValue.Of(1),
            { Type: FieldType.YesNo } => FactValue.Of(true),
            { Type: FieldType.Date } => FactValue.Of(LocalDatePattern.Iso.Format(FridayAfternoon.Date)),
            { Type: FieldType.Instant } => FactValue.Of(InstantPattern.ExtendedIso.Format(_now)),
            _ => FactValue.Of(_console.Say("said-subject")),
        };

    private IEnumerable<StoryStep> Reach(Func<LifecycleState, bool> fits, Duration? first = null)
    {
        var path = _walk.Find(State, fits);
        foreach (var trigger in path ?? [])
        {
            foreach (var step in Pass(first ?? Soon))
                yield return step;
            foreach (var step in Fire(trigger))
                yield return step;
            first = null;
        }
    }

    /// <summary>Fires a trigger. If a guard refuses, something that moves nothing may satisfy it,
    /// such as the requester's confirmation.</summary>
    private IEnumerable<StoryStep> Fire(string trigger)
    {
        if (_cast.For(State, trigger) is not { } by)
            yield break;
        var step = Attempt(trigger, by);
        yield return Kept(step);
        if (step.Decision.IsAccepted || Helper(trigger, by) is not { } helper)
            yield break;
        foreach (var passed in Pass(Soon))
            yield return passed;
        yield return Kept(Attempt(helper.Trigger, helper.By));
        // A rule of the profile may have taken the step by itself.
        if (State.Kind == StateKind.Final)
            yield break;
        foreach (var passed in Pass(Soon))
            yield return passed;
        yield return Kept(Attempt(trigger, by));
    }

    private (string Trigger, Actor By)? Helper(string wanted, Actor by)
    {
        foreach (var trigger in Workflow.Lifecycle.Triggers.Select(t => t.Name).Where(t => t != wanted))
        {
            if (_cast.For(State, trigger) is not { } helper || _walk.Next(State, trigger, RoleSet.All).Kind != TransitionKind.Internal)
                continue;
            var helped = Workflow.Decide(_ticket!, _cast.Order(trigger, helper), _now);
            if (!helped.IsAccepted)
                continue;
            if (helped.Ticket.State.Kind == StateKind.Final || Workflow.Decide(helped.Ticket, _cast.Order(wanted, by), _now).IsAccepted)
                return (trigger, helper);
        }
        return null;
    }

    /// <summary>Something that moves nothing, where the profile has it.</summary>
    private IEnumerable<StoryStep> Beside(string trigger)
    {
        if (Workflow.Lifecycle.FindTrigger(trigger) is null || _cast.For(State, trigger) is not { } by)
            yield break;
        foreach (var step in Pass(Soon))
            yield return step;
        yield return Kept(Attempt(trigger, by));
    }

    /// <summary>Something that is not possible now, the more tempting first: to close at once.</summary>
    private StoryStep? Refused()
    {
        var tempting = Workflow
            .Lifecycle.Triggers.Select(t => t.Name)
            .OrderBy(t =>
                t switch
                {
                    "close" => 0,
                    "confirm" => 1,
                    "resolve" => 2,
                    _ => 3,
                }
            );
        foreach (var trigger in tempting)
        foreach (var by in new[] { _cast.Superior, _cast.Requester })
            if (Attempt(trigger, by) is { Decision.IsAccepted: false } refused)
                return refused;
        return null;
    }

    private StoryStep Attempt(string trigger, Actor by)
    {
        var order = _cast.Order(trigger, by);
        var decision = Workflow.Decide(_ticket!, order, _now);
        var key =
            !decision.IsAccepted ? "tell-try"
            : order is FireTrigger ? "tell-other"
            : "tell-" + trigger;
        return new(_now, by, trigger, _console.Say(key, by.Id, trigger), decision);
    }

    /// <summary>Lets time pass; what becomes due on the way is taken when it is due.</summary>
    private IEnumerable<StoryStep> Pass(Duration time)
    {
        var until = _now + time;
        for (var steps = 0; _ticket!.WakeUp is { } due && due <= until && steps < 20; steps++)
            yield return Kept(Wake(due));
        _now = Instant.Max(_now, until);
    }

    private StoryStep Wake(Instant due)
    {
        _now = Instant.Max(_now, due);
        return new(_now, null, null, _console.Say("tell-wake"), Workflow.Advance(_ticket!, _now));
    }

    private StoryStep Kept(StoryStep step)
    {
        if (step.Decision.IsAccepted)
            _ticket = step.Decision.Ticket;
        _events.AddRange(step.Decision.Events);
        return step;
    }
}
