using System.Collections.Frozen;
using System.Globalization;
using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;

namespace SupportWorkflow;

/// <summary>What the people of a profile call things. Immutable.</summary>
internal sealed class ProfileWords(WorkflowParts parts) : IProfileWords
{
    private readonly TicketPolicies _policies = parts.Policies;
    private readonly FrozenDictionary<string, LocalText> _rules = parts.Rules.ToFrozenDictionary(
        r => r.Name,
        r => r.Called,
        StringComparer.Ordinal
    );

    public LocalText Word(string fact, string value)
    {
        foreach (var choice in _policies.Facts.Catalogue.Find(fact)?.Choices ?? default)
            if (choice.Value == value)
                return choice.Text;
        return value;
    }

    public LocalText State(string name) => _policies.Lifecycle.FindState(name)?.Text ?? name;

    public LocalText Trigger(string name) => _policies.Lifecycle.FindTrigger(name)?.Text ?? name;

    public LocalText Objective(string name)
    {
        foreach (var objective in _policies.Objectives)
            if (objective.Name == name)
                return objective.Text;
        return _policies.ObjectivesOfTracks.FirstOrDefault(o => o.Name == name)?.Text ?? name;
    }

    public LocalText Rule(string name) => _rules.GetValueOrDefault(name) ?? name;

    public LocalText Fact(string name) => _policies.RuleFacts.Catalogue.Find(name)?.Label ?? name;

    public LocalText Role(string role) => parts.Roles?.GetValueOrDefault(role) ?? role;

    public LocalText Advice(string name) => _policies.Proposals.TextOf(name);

    public LocalText Field(string name) => _policies.Intake.Find(name)?.Text ?? Word("category", name);

    public LocalText FieldValue(string name, FactValue value)
    {
        foreach (var choice in _policies.Intake.Find(name)?.Choices ?? default)
            if (choice.Value == value.Text)
                return choice.Text;
        return _policies.Intake.Find(name)?.Type == FieldType.Instant && value.Instant is { } at ? Local(at) : value.ToString();
    }

    public LocalText Track(string kind) => _policies.Tracks.Find(kind)?.Name ?? kind;

    public LocalText TrackState(string kind, string state) => _policies.Tracks.Find(kind)?.Lifecycle.FindState(state)?.Text ?? state;

    public LocalText TrackTrigger(string kind, string trigger) =>
        _policies.Tracks.Find(kind)?.Lifecycle.FindTrigger(trigger)?.Text ?? trigger;

    public LocalText TrackField(string kind, string field, FactValue value)
    {
        var rule = _policies.Tracks.Find(kind)?.Fields.Find(field);
        return IntakeTexts.Table.Say("field", rule?.Text ?? field, value.ToString());
    }

    public string Local(Instant at) => at.InZone(parts.Zone).ToString("uuuu'-'MM'-'dd HH':'mm':'ss", CultureInfo.InvariantCulture);
}
