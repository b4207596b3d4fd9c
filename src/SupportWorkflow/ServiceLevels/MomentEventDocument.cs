using System.Text.Json.Serialization;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.ServiceLevels;

/// <summary>An event of a moment in JSON: its name, or an object with a condition beside the name.</summary>
[TextOr(typeof(ConditionalEventDocument))]
[JsonConverter(typeof(MomentEventConverter))]
internal sealed class MomentEventDocument
{
    /// <summary>The name, where it stands alone.</summary>
    public string? Name { get; init; }

    /// <summary>Name and condition.</summary>
    public ConditionalEventDocument? Conditional { get; init; }

    internal MomentEvent Parse(string path, Condition all, FactCatalogue facts, IReadOnlyCollection<string> events, ProblemList problems)
    {
        var name = Name ?? Conditional?.Event ?? "";
        if (!events.Contains(name))
            problems.AddUnknown(Conditional is null ? path : path + ".event", "objective.unknown-event", name, events);
        if (Conditional is null)
            return new(name, all);
        var own = Conditional.If.ParseTimeless(path + ".if", facts, problems);
        return new(name, all == Condition.Always ? own : Condition.All(all, own));
    }
}

/// <summary>An event with a condition on it.</summary>
internal sealed class ConditionalEventDocument
{
    /// <summary>The event.</summary>
    public required string Event { get; set; }

    /// <summary>What must hold of event and ticket, as the event leaves it.</summary>
    public required ConditionDocument If { get; set; }
}

/// <summary>Reads both forms.</summary>
internal sealed class MomentEventConverter()
    : TextOrConverter<MomentEventDocument, ConditionalEventDocument>(
        name => new() { Name = name },
        conditional => new() { Conditional = conditional },
        e => (e.Name, e.Conditional)
    );
