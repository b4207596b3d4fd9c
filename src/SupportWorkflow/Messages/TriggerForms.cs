using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;

namespace SupportWorkflow.Messages;

/// <summary>Makes forms out of the shapes of commands: what has no default is required.</summary>
internal static class TriggerForms
{
    private static readonly string[] OfEveryCommand = ["by", "commandId", "occurredAt", "followUpOf"];

    /// <param name="trigger">A trigger of the lifecycle.</param>
    /// <param name="text">What people call it.</param>
    /// <param name="policies">The profile.</param>
    public static TriggerForm Of(string trigger, LocalText text, TicketPolicies policies)
    {
        var row = MessageTable.Commands.FirstOrDefault(r => r.Triggers.Contains(trigger))
            ?? MessageTable.Commands.First(r => r.Type == typeof(FireTrigger));
        return new(trigger, text, row.Name, [.. Arguments(row.Type, "", policies).Where(a => !row.NotAsked.Contains(a.Name))]);
    }

    private static IEnumerable<TriggerArgument> Arguments(Type type, string path, TicketPolicies policies) =>
        MessageJson
            .Default.GetTypeInfo(type)!
            .Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null)
            .Where(p => path.Length > 0 || !OfEveryCommand.Contains(p.Name))
            .SelectMany(p => ArgumentsOf(p, path + p.Name, type, policies));

    private static IEnumerable<TriggerArgument> ArgumentsOf(JsonPropertyInfo property, string name, Type command, TicketPolicies policies)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var required =
            property.AssociatedParameter is { IsMemberInitializer: false, HasDefaultValue: false, IsNullable: false }
            || property.IsRequired;
        if (TypeOf(type) is not { } simple)
            return Arguments(type, name + ".", policies);
        var choices =
            command == typeof(StartTrack) && name == "kind"
                ? [.. policies.Tracks.All.Select(k => new FactChoice(k.Id, k.Name))]
                : Choices(name, type, policies);
        return [new(name, choices.Count > 0 ? ArgumentType.Choice : simple, required) { Choices = choices }];
    }

    /// <summary>Null: an object with arguments of its own.</summary>
    private static ArgumentType? TypeOf(Type type)
    {
        if (type.IsEnum)
            return ArgumentType.Choice;
        if (type == typeof(string) || type == typeof(PriorityCode) || type == typeof(CategoryPath))
            return ArgumentType.Text;
        if (type == typeof(int) || type == typeof(decimal))
            return ArgumentType.Number;
        if (type == typeof(bool))
            return ArgumentType.YesNo;
        if (type == typeof(Instant))
            return ArgumentType.Instant;
        if (type == typeof(AgentId))
            return ArgumentType.Agent;
        if (type == typeof(TeamId))
            return ArgumentType.Team;
        if (type == typeof(TicketId) || type == typeof(TicketNumber))
            return ArgumentType.Ticket;
        if (type == typeof(ProfileVersion))
            return ArgumentType.Profile;
        if (type == typeof(ValueList<TicketField>))
            return ArgumentType.Fields;
        if (type == typeof(ValueList<AttachmentRecord>))
            return ArgumentType.Attachments;
        return type == typeof(ValueList<string>) ? ArgumentType.Texts : null;
    }

    private static ValueList<FactChoice> Choices(string name, Type type, TicketPolicies policies)
    {
        if (type.IsEnum)
            return [.. Enum.GetNames(type).Select(n => (FactChoice)JsonNamingPolicy.KebabCaseLower.ConvertName(n))];
        if (type == typeof(PriorityCode))
            return Known("priority");
        if (type == typeof(CategoryPath))
            return Known("category");
        return name switch
        {
            "grade" => policies.Closing.Grades,
            "impact" or "urgency" or "channel" or "tier" or "scenario" or "kind" or "requesterKind" => Known(
                name == "requesterKind" ? "requester.kind" : name
            ),
            "state" => Known("state"),
            "objective" => [.. policies.Objectives.AsEnumerable().Select(o => new FactChoice(o.Name, o.Text))],
            _ => default,
        };

        ValueList<FactChoice> Known(string fact) => policies.Facts.Catalogue.Find(fact)?.Choices ?? default;
    }
}
