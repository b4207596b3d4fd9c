namespace SupportWorkflow.Macros;

/// <summary>Several commands under one name, as a profile puts them together for its people. Immutable and thread-safe.</summary>
/// <param name="Name">The name in the profile.</param>
/// <param name="Text">What people call it.</param>
public sealed record Macro(string Name, LocalText Text);

/// <summary>A macro with what it does.</summary>
internal sealed record MacroSteps(Macro Macro, ValueList<MacroStep> Steps)
{
    /// <summary>The commands, in order.</summary>
    public ValueList<TicketCommand> Expand(Actor by, string language, TicketPolicies policies)
    {
        var because = Macro.Text.In(language);
        return [.. Steps.AsEnumerable().Select(s => policies.Commands.ByTrigger(s.In(language), by, because, policies, "", new())!)];
    }
}

/// <summary>One command of a macro.</summary>
/// <param name="Order">The trigger, with what is the same in every language.</param>
/// <param name="Texts">What its command takes in the language of whoever reads it, by name.</param>
internal sealed record MacroStep(TriggerOrder Order, ValueList<KeyValuePair<string, LocalText>> Texts)
{
    /// <summary>The order with the texts of a language.</summary>
    public TriggerOrder In(string language) =>
        Order with
        {
            With = [.. Order.With.AsEnumerable(), .. Texts.AsEnumerable().Select(t => new TriggerValue(t.Key, t.Value.In(language)))],
        };
}
