using NodaTime;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tracks;

/// <summary>What runs beside a ticket. The ticket's lifecycle has answered; now the track's own does.</summary>
internal static class TrackDecisions
{
    /// <summary>More than one ticket ever needs.</summary>
    private const int Most = 200;

    private static readonly TextTable Texts = TrackTexts.Table;

    public static readonly CommandRow[] Commands =
    [
        new CommandRow<StartTrack>("start-track", "start-track", Decide),
        new CommandRow<FireTrack>("fire-track", "fire-track", Decide),
        new CommandRow<AmendTrack>("amend-track", "amend-track", Decide),
        new CommandRow<CancelTrack>("cancel-track", "cancel-track", Decide),
    ];

    public static readonly EventRow[] Events =
    [
        new EventRow<TrackStarted>("track-started") { By = ["start-track"] },
        new EventRow<TrackMoved>("track-moved", ("note", e => e.Note)) { By = ["fire-track"] },
        new EventRow<TrackAmended>("track-amended") { By = ["amend-track"] },
        new EventRow<TrackCancelled>("track-cancelled", ("reason", e => e.Reason)) { By = ["cancel-track"] },
    ];

    private static Verdict Decide(StartTrack command, in Deciding on)
    {
        var (ticket, kinds) = (on.Ticket, on.Policies.Tracks);
        if (kinds.Find(command.Kind) is not { } kind)
            return Texts.No("track.unknown-kind", command.Kind, string.Join(", ", kinds.All.Select(k => k.Id)));
        if (NotTheirs(kind, command.By, ticket) is { } theirs)
            return theirs;
        if (ticket.OpenTracks(kind.Id) >= kind.AtOnce)
            return Texts.No("track.runs-already", kind.Name, kind.AtOnce);
        if (ticket.Tracks.Count >= Most)
            return Texts.No("track.too-many", Most);
        if (Refuses(kind, FieldChanges.Trimmed(command.Fields), command.By, isStart: true) is { } no)
            return no;
        var number = 1;
        foreach (var track in ticket.Tracks)
            if (track.Kind == kind.Id)
                number++;
        var state = kind.Lifecycle.Initial;
        return new TrackStarted(kind.Id, state.Name, state.Kind)
        {
            Track = $"{kind.Id}/{number}",
            Fields = Known(FieldChanges.Trimmed(command.Fields)),
            IsVisible = kind.IsVisible,
        };
    }

    private static Verdict Decide(FireTrack command, in Deciding on)
    {
        if (Find(command.Track, on, out var kind, out var unknown) is not { } track)
            return unknown!;
        if (track.IsCancelled)
            return Texts.No("track.cancelled", kind!.Name, track.Id);
        if (kind!.Lifecycle.FindTrigger(command.Trigger) is not { } trigger)
            return Texts.No("track.unknown-trigger", command.Trigger, string.Join(", ", kind.Lifecycle.Triggers.Select(t => t.Name)));
        var fields = FieldChanges.Trimmed(command.Fields);
        if (Refuses(kind, fields, command.By) is { } no)
            return no;
        var step = Ask(kind, trigger, fields, track, command, on);
        if (!step.IsPermitted)
            return step.Rejection!;
        var to = step.Kind is TransitionKind.Move or TransitionKind.Reentry ? step.To : kind.Lifecycle.State(track.State);
        return new TrackMoved(trigger.Name, kind.Id, to.Name, to.Kind)
        {
            Track = track.Id,
            Enters = step.Kind is TransitionKind.Move or TransitionKind.Reentry,
            Fields = fields,
            Note = command.Note,
            IsVisible = kind.IsVisible,
        };
    }

    private static Verdict Decide(AmendTrack command, in Deciding on)
    {
        if (Find(command.Track, on, out var kind, out var unknown) is not { } track)
            return unknown!;
        if (!track.IsOpen)
            return Texts.No("track.over", kind!.Name, track.Id);
        if (NotTheirs(kind!, command.By, on.Ticket) is { } theirs)
            return theirs;
        var fields = FieldChanges.Trimmed(command.Fields);
        if (Refuses(kind!, fields, command.By) is { } no)
            return no;
        ValueList<TicketField> changed = [.. fields.Where(f => track.Field(f.Name) != f.Value)];
        return changed.Count == 0
            ? Texts.No("track.unchanged", kind!.Name, track.Id)
            : new TrackAmended(kind!.Id, changed) { Track = track.Id };
    }

    private static Verdict Decide(CancelTrack command, in Deciding on)
    {
        // One of a kind that the profile no longer knows can be called off too.
        if (on.Ticket.Track(command.Track) is not { } track)
            return Unknown(command.Track, on.Ticket);
        var kind = on.Policies.Tracks.Find(track.Kind);
        var name = kind?.Name ?? track.Kind;
        if (kind is not null && NotTheirs(kind, command.By, on.Ticket) is { } theirs)
            return theirs;
        return !track.IsOpen ? Texts.No("track.over", name, track.Id)
            : string.IsNullOrWhiteSpace(command.Reason) ? Texts.No("track.no-reason", name)
            : new TrackCancelled(track.Kind, command.Reason) { Track = track.Id };
    }

    /// <summary>What the track's own lifecycle says; its guards see what the command makes known.</summary>
    private static Transition Ask(
        TrackKind kind,
        LifecycleTrigger trigger,
        ValueList<TicketField> fields,
        TrackRecord track,
        FireTrack command,
        in Deciding on
    )
    {
        var (lifecycle, from) = (kind.Lifecycle, kind.Lifecycle.State(track.State));
        var roles = command.By.IsSystem ? RoleSet.All : lifecycle.Roles([.. RolesOn(on.Ticket, command.By)]);
        var wanted = lifecycle.GuardsOf(from, trigger);
        if (wanted == 0)
            return lifecycle.Next(from, trigger, default, roles);
        // Its guards ask for its own facts, with what the command makes known.
        var asked = on.Ticket;
        if (fields.Count > 0)
            (asked = asked.Copy()).ChangeTrack(track.Id, t => t.With(fields));
        var facts = on.Policies.Facts.Of(new FactSubject(asked, command, on.Given ?? command.Given) { Track = track.Id }.By(command.By));
        return lifecycle.Next(from, trigger, lifecycle.Given(wanted, ref facts, on.Now, on.Policies.Calendars), roles);
    }

    /// <summary>The roles somebody plays on a ticket: a requester is one on the own tickets only (ROL-2).</summary>
    private static IEnumerable<Role> RolesOn(Ticket ticket, Actor actor)
    {
        foreach (var role in actor.Roles)
            if (role != Role.Requester || actor.Id == ticket.Intake.Requester)
                yield return role;
        if (actor.Roles.Any(r => r != Role.Requester))
            yield return TrackKind.Desk;
    }

    /// <summary>Whoever may start one may say more of it and call it off.</summary>
    private static Rejection? NotTheirs(TrackKind kind, Actor actor, Ticket ticket) =>
        actor.IsSystem || RolesOn(ticket, actor).Any(kind.Starters.Contains)
            ? null
            : Texts.No("track.not-yours", kind.Name, string.Join(", ", kind.Starters));

    /// <summary>What may be done with a track now; nothing where it has ended for good or the profile does not know it.</summary>
    public static PermittedTriggers Permitted(Ticket ticket, TrackRecord track, Actor actor, Instant at, TicketPolicies policies)
    {
        if (policies.Tracks.Find(track.Kind) is not { Lifecycle: var lifecycle } || lifecycle.FindState(track.State) is not { } state)
            return default;
        var roles = actor.IsSystem ? RoleSet.All : lifecycle.Roles([.. RolesOn(ticket, actor)]);
        return lifecycle.Permitted(state, policies.Facts.ByName(ticket, actor, track.Id), roles, at, policies.Calendars);
    }

    private static TrackRecord? Find(string id, in Deciding on, out TrackKind? kind, out Rejection? no)
    {
        (kind, no) = (null, null);
        if (on.Ticket.Track(id) is not { } track)
            no = Unknown(id, on.Ticket);
        else if ((kind = on.Policies.Tracks.Find(track.Kind)) is null || kind.Lifecycle.FindState(track.State) is null)
            no = Texts.No("track.not-of-profile", track.Kind, track.Id, on.Policies.Profile);
        return no is null ? on.Ticket.Track(id) : null;
    }

    private static Rejection Unknown(string id, Ticket ticket) =>
        Texts.No("track.unknown", id, ticket.Tracks.Count == 0 ? "–" : string.Join(", ", ticket.Tracks.Select(t => t.Id)));

    private static Rejection? Refuses(TrackKind kind, ValueList<TicketField> fields, Actor by, bool isStart = false)
    {
        var findings = new IntakeFindings(kind.Fields, by);
        findings.Check(fields);
        if (isStart)
            foreach (var name in kind.Required)
                if (!fields.Any(f => f.Name == name && !f.Value.IsMissing))
                    findings.Add(Texts.Say("field.missing", kind.Fields.Find(name)!.Text, name));
        return findings.Refusal();
    }

    /// <summary>What has a value.</summary>
    private static ValueList<TicketField> Known(ValueList<TicketField> fields) => [.. fields.Where(f => !f.Value.IsMissing)];
}
