using System.Reflection;
using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Messages;

namespace SupportWorkflow.Tickets;

/// <summary>One message of each kind, every member filled: what golden files hold.</summary>
internal static class MessageSamples
{
    private static readonly Instant At = Instant.FromUtc(2024, 10, 11, 8, 30);

    public static IEnumerable<TicketCommand> Commands => MessageTable.Commands.Select(r => (TicketCommand)Make(r.Type, r.Name, 0)!);

    public static IEnumerable<TicketEvent> Events => MessageTable.Events.Select(r => (TicketEvent)Make(r.Type, r.Name, 0)!);

    /// <summary>A value of any type of data.</summary>
    public static object Of(Type type) => Make(type, type.Name, 0)!;

    /// <summary>A value of a type, made of nothing but its public and internal members, so that a new member cannot be forgotten.</summary>
    private static object? Make(Type type, string name, int depth)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Make(inner, name, depth);
        if (type == typeof(string))
            return name;
        if (type == typeof(int))
            return 3;
        if (type == typeof(long))
            return 2048L;
        if (type == typeof(bool))
            return true;
        if (type == typeof(Instant))
            return At + Duration.FromMinutes(name.Length);
        if (type == typeof(Actor))
            return new Actor("li.wei", Role.Engineer, Role.Lead);
        if (type == typeof(FactValue))
            return FactValue.Of(name);
        if (type == typeof(LocalText))
            return new LocalText(name, "中文");
        if (type == typeof(LocalDate))
            return new LocalDate(2024, 10, 1);
        if (type == typeof(LocalTime))
            return new LocalTime(9, 30);
        if (type == typeof(Duration))
            return Duration.FromSeconds(93_784);
        if (type == typeof(NoticeRecipient))
            return NoticeRecipient.To(Role.Lead);
        if (type == typeof(ServiceLevels.WarningPoint))
            return ServiceLevels.WarningPoint.Used(80);
        if (type == typeof(TicketCommand))
            return Commands.First();
        if (type == typeof(ServiceLevels.SlaTarget))
            return ServiceLevels.SlaTarget.Work(Duration.FromHours(4), "business");
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1);
        if (type == typeof(OutsideFacts))
            return null;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
        {
            var items = Array.CreateInstance(type.GetGenericArguments()[0], 1);
            items.SetValue(Make(type.GetGenericArguments()[0], name, depth + 1), 0);
            return Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.NonPublic, null, [items], null);
        }
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(c => c.GetParameters() is not [{ ParameterType: var only }] || only != type)
            .OrderByDescending(c => c.GetParameters().Length)
            .First();
        var made = constructor.Invoke([.. constructor.GetParameters().Select(p => Make(p.ParameterType, Lower(p.Name!), depth + 1))]);
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            if (
                property.SetMethod is { } set
                && property.Name is not ("EqualityContract" or "Given")
                && !constructor.GetParameters().Any(p => Lower(p.Name!) == Lower(property.Name))
            )
                set.Invoke(
                    made,
                    [
                        property.Name == nameof(TicketEvent.ByKind)
                            ? ActorKind.Automation
                            : Make(property.PropertyType, Lower(property.Name), depth + 1),
                    ]
                );
        return made;
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
