using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportWorkflow.Messages;

/// <summary>Makes the command behind a trigger out of texts, as the form of the trigger asks for them.</summary>
internal sealed class TriggerCommands : ITriggerCommands
{
    private const string FieldPrefix = "field.";

    public static TriggerCommands Table { get; } = new();

    public ValueList<string> EventsOf(string trigger) =>
        MessageTable.OwnedTriggers.Contains(trigger)
            ? [.. MessageTable.Events.Where(e => e.By.Contains(trigger)).Select(e => e.Name)]
            : ["trigger-fired"];

    public TicketCommand? ByTrigger(
        in TriggerOrder order,
        Actor by,
        string because,
        TicketPolicies policies,
        string path,
        ProblemList problems
    )
    {
        var form = TriggerForms.Of(order.Trigger, order.Trigger, policies);
        var (before, command) = (problems.All.Count, new JsonObject { ["type"] = form.Command });
        foreach (var (name, text) in order.With)
            Put(command, form, name, text, JsonPath.Step(path, name), problems);
        var said = order.With;
        string[] unsaid =
        [
            .. form.Arguments.Where(a => a.IsRequired || IsReason(a)).Select(a => a.Name).Where(n => !said.Any(v => v.Name == n)),
        ];
        foreach (var reason in unsaid.Where(n => form.Arguments.Any(a => a.Name == n && IsReason(a))))
            Set(command, reason, because);
        unsaid = [.. unsaid.Where(n => command[n] is null)];
        if (unsaid.Length > 0)
            problems.Add(path, "rule.missing-argument", "no " + string.Join(", ", unsaid), $"with: {{ \"{unsaid[0]}\": … }}");
        if (problems.All.Count > before)
            return null;
        if (MessageTable.RowOf(form.Command)!.Says(order.Trigger) is { Name: { } implied, Value: var value })
            command[implied] = value;
        command["by"] = JsonSerializer.SerializeToNode(by, MessageJson.Default.Actor);
        try
        {
            return command.Deserialize(MessageJson.Default.TicketCommand);
        }
        catch (JsonException e)
        {
            problems.Add(path, "rule.bad-argument", e.Message, "what the command takes");
            return null;
        }
    }

    private static bool IsReason(TriggerArgument argument) => argument.Name is "reason" or "note";

    private static void Put(JsonObject command, TriggerForm form, string name, string value, string path, ProblemList problems)
    {
        if (name.StartsWith(FieldPrefix, StringComparison.Ordinal) && form.Arguments.Any(a => a.Type == ArgumentType.Fields))
        {
            Set(command, form.Arguments.First(a => a.Type == ArgumentType.Fields).Name + "." + name[FieldPrefix.Length..], value);
            return;
        }
        if (form.Arguments.FirstOrDefault(a => a.Name == name) is not { } argument)
        {
            problems.AddUnknown(path, "rule.unknown-argument", name, [.. form.Arguments.Select(a => a.Name)]);
            return;
        }
        JsonNode? read = argument.Type switch
        {
            ArgumentType.Number => decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                ? number
                : null,
            ArgumentType.YesNo => bool.TryParse(value, out var yes) ? yes : null,
            ArgumentType.Choice when argument.Choices.Count > 0 => argument.Choices.Any(c => c.Value == value) ? value : null,
            ArgumentType.Texts => new JsonArray([.. value.Split(',', StringSplitOptions.TrimEntries).Select(t => (JsonNode)t)]),
            _ => value,
        };
        if (read is null)
            problems.Add(path, "rule.bad-argument", $"'{value}'", Allowed(argument));
        else
            Set(command, name, read);
    }

    private static string Allowed(TriggerArgument argument) =>
        argument.Type switch
        {
            ArgumentType.Number => "a number",
            ArgumentType.YesNo => "true or false",
            _ => string.Join(", ", argument.Choices.Select(c => c.Value)),
        };

    /// <summary>Sets a member; dots lead into objects.</summary>
    private static void Set(JsonObject into, string name, JsonNode value)
    {
        var steps = name.Split('.');
        foreach (var step in steps[..^1])
            into = (JsonObject)(into[step] ??= new JsonObject());
        into[steps[^1]] = value;
    }
}
