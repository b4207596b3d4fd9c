namespace SupportWorkflow.Escalations;

/// <summary>Actions that are carried out by a command.</summary>
public abstract partial record RuleAction
{
    /// <summary>Raises the priority, at most to the top of the scale.</summary>
    /// <param name="levels">By how many levels: 1 or more.</param>
    public static RuleAction RaisePriority(int levels = 1) => new Raise(levels);

    /// <summary>Takes the ticket up to a level of the ladder; nothing when it is there or above.</summary>
    /// <param name="level">Counted from 1; null: the next one.</param>
    public static RuleAction EscalateTo(int? level = null) => new Escalate(level);

    /// <summary>Gives the ticket to a group.</summary>
    /// <param name="team">The group.</param>
    public static RuleAction AssignTo(TeamId team) => new AssignGroup(team);

    /// <summary>Gives the ticket to whom the assignment policy chooses (ASG-3); somebody else than whoever has it.</summary>
    public static RuleAction AssignByPolicy() => new AssignChosen();

    /// <summary>
    /// Fires a trigger of the lifecycle: its own, or that of a command such as <c>close</c>, which is then given through the same door as
    /// by anybody else. What the state or a gate refuses is recorded as not done.
    /// </summary>
    /// <param name="trigger">The trigger.</param>
    /// <param name="with">The arguments of its command, as <see cref="TriggerForm"/> names them. A reason that is not given is the rule's
    /// text.</param>
    public static RuleAction Fire(string trigger, params IEnumerable<TriggerValue> with) => new FireOwn(trigger, ValueList.From(with));

    /// <summary>
    /// Opens the major incident of tickets that are alike, or meets the one that is open, and links this ticket to it as a child (ESC-8).
    /// Its id follows from what they have in common and from the window, so that two that open it meet.
    /// </summary>
    /// <param name="days">How many days one major incident takes in: 1 or more.</param>
    /// <param name="by">In what tickets are alike: <c>category</c>, members of the intake record, own fields.</param>
    public static RuleAction OpenMajorIncident(int days, params IEnumerable<string> by) => new MajorIncident(days, ValueList.From(by));

    internal sealed record Raise(int Levels) : RuleAction
    {
        internal override string Word => "raise-priority";

        internal override WrittenField Writes(TicketPolicies policies) => WrittenField.Priority;

        internal override string TriggerIn(TicketPolicies policies) => "prioritise";

        internal override ValueList<string> EventsIn(TicketPolicies policies) => ["ticket-prioritised", "target-chosen"];

        internal override TicketCommand? CommandFor(in ActionSubject on) =>
            on.Ticket.Priority is { } priority
                ? new PrioritiseTicket(on.Because) { By = on.By, Priority = on.Policies.Scale.Raise(priority.Code, Levels) }
                : null;

        internal override LocalText Say(IProfileWords words) => RuleTexts.Table.Say("do-raise", Levels);

        internal override void Check(RuleVocabulary words, string path, ProblemList problems)
        {
            if (Levels < 1)
                problems.Add(path + ".raisePriority", "rule.bad-number", $"{Levels}", "1 or more");
        }

        internal override RuleActionDocument ToDocument() => new() { RaisePriority = Levels };
    }

    internal sealed record Escalate(int? Level) : RuleAction
    {
        internal override string Word => "escalate";

        internal override WrittenField Writes(TicketPolicies policies) => WrittenField.Level;

        internal override string TriggerIn(TicketPolicies policies) => "escalate-level";

        internal override ValueList<string> EventsIn(TicketPolicies policies) => ["ticket-escalated"];

        internal override TicketCommand CommandFor(in ActionSubject on) => new EscalateTicket(on.Because) { By = on.By, Level = Level };

        internal override LocalText Say(IProfileWords words) =>
            Level is { } level ? RuleTexts.Table.Say("do-escalate-to", level) : RuleTexts.Table.Say("do-escalate");

        internal override void Check(RuleVocabulary words, string path, ProblemList problems)
        {
            var levels = words.Policies.Levels.Count;
            if (levels == 0)
                problems.Add(path, "rule.no-levels", "an escalation", "levels in the profile");
            else if (Level < 1 || Level > levels)
                problems.Add(path + ".escalateTo", "rule.unknown-level", $"{Level}", $"1 to {levels}");
        }

        internal override RuleActionDocument ToDocument() => Level is { } level ? new() { EscalateTo = level } : new() { Escalate = true };
    }

    internal sealed record AssignGroup(TeamId Team) : RuleAction
    {
        internal override string Word => "assign";

        internal override WrittenField Writes(TicketPolicies policies) => WrittenField.Assignment;

        internal override string TriggerIn(TicketPolicies policies) => "assign";

        internal override ValueList<string> EventsIn(TicketPolicies policies) => ["ticket-assigned"];

        internal override TicketCommand CommandFor(in ActionSubject on) => new AssignTicket(Team) { By = on.By, Reason = on.Because };

        internal override LocalText Say(IProfileWords words) => RuleTexts.Table.Say("do-assign", Team);

        internal override void Check(RuleVocabulary words, string path, ProblemList problems)
        {
            var teams = words.Policies.Assignment.Policy.Teams;
            if (teams.Count > 0 && words.Policies.Assignment.Policy.Team(Team) is null)
                problems.AddUnknown(path + ".assignTo", "rule.unknown-team", Team.Value, [.. teams.Select(t => t.Id.Value)]);
        }

        internal override RuleActionDocument ToDocument() => new() { AssignTo = Team.Value };
    }

    internal sealed record AssignChosen : RuleAction
    {
        internal override string Word => "assign-by-policy";

        internal override WrittenField Writes(TicketPolicies policies) => WrittenField.Assignment;

        internal override string TriggerIn(TicketPolicies policies) => "assign";

        internal override ValueList<string> EventsIn(TicketPolicies policies) => ["ticket-assigned"];

        internal override bool AsksRoster => true;

        internal override TicketCommand Prepare(Actor by, string because, TicketPolicies policies) =>
            new AssignTicket
            {
                By = by,
                ByPolicy = true,
                Reason = because,
            };

        internal override LocalText Say(IProfileWords words) => RuleTexts.Table.Say("do-assign-by-policy");

        internal override RuleActionDocument ToDocument() => new() { Assign = true };
    }

    /// <param name="Name">The trigger.</param>
    /// <param name="With">What its command takes.</param>
    internal sealed record FireOwn(string Name, ValueList<TriggerValue> With) : RuleAction
    {
        internal override string Word => "fire:" + Name;

        internal override WrittenField Writes(TicketPolicies policies) =>
            Name switch
            {
                "prioritise" => WrittenField.Priority,
                "escalate-level" => WrittenField.Level,
                "assign" => WrittenField.Assignment,
                _ => policies.Lifecycle.Moves(Name) ? WrittenField.State : WrittenField.None,
            };

        internal override string TriggerIn(TicketPolicies policies) => Name;

        internal override ValueList<string> EventsIn(TicketPolicies policies) => policies.Commands.EventsOf(Name);

        internal override TicketCommand? Prepare(Actor by, string because, TicketPolicies policies) =>
            policies.Commands.ByTrigger(new(Name, With), by, because, policies, "", new());

        internal override LocalText Say(IProfileWords words) => RuleTexts.Table.Say("do-fire", Name);

        internal override void Check(RuleVocabulary words, string path, ProblemList problems)
        {
            if (words.Triggers.Contains(Name))
                words.Policies.Commands.ByTrigger(new(Name, With), Actor.System("rules"), "", words.Policies, path + ".with", problems);
        }

        internal override RuleActionDocument ToDocument() =>
            new() { Fire = Name, With = With.Count == 0 ? null : With.AsEnumerable().ToDictionary(v => v.Name, v => v.Value) };
    }

    /// <param name="Days">How many days one major incident takes in.</param>
    /// <param name="By">In what tickets are alike: names of fields.</param>
    internal sealed record MajorIncident(int Days, ValueList<string> By) : RuleAction
    {
        internal override string Word => "major-incident";

        internal override string TriggerIn(TicketPolicies policies) => "link";

        internal override ValueList<string> EventsIn(TicketPolicies policies) => ["ticket-linked"];

        internal override TicketCommand? CommandFor(in ActionSubject on) =>
            MajorIncidents.IsOne(on.Ticket.Id) ? null : new LinkTicket(MajorIncidents.IdOf(on.Ticket, this), "parent") { By = on.By };

        internal override LocalText Say(IProfileWords words) => RuleTexts.Table.Say("do-major", Days, string.Join(", ", By.AsEnumerable()));

        internal override void Check(RuleVocabulary words, string path, ProblemList problems)
        {
            if (Days < 1)
                problems.Add(path + ".majorIncident.days", "rule.bad-number", $"{Days}", "1 or more");
            if (By.Count == 0)
                problems.Add(path + ".majorIncident.by", "rule.no-fields", "an empty list", "at least one field");
            foreach (var field in By)
                if (!words.Fields.Contains(field))
                    problems.AddUnknown(path + ".majorIncident.by", "rule.unknown-field", field, words.Fields);
        }

        internal override RuleActionDocument ToDocument() =>
            new()
            {
                MajorIncident = new() { Days = Days, By = By },
            };
    }
}
