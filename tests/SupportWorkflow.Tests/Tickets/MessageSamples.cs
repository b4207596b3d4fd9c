using System.Reflection;
using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Messages;

namespace SupportWorkflow.Tickets;

/// <summary>One message of each kind, every member filled: what golden files hold.</summary>
internal static class MessageSamples
{
    private static readonly Instant At = Instant.FromUtc(2024, 10, 11, 8, 30);

    public static IEnumerable<TicketCommand> Commands => MessageTable.Commands.Select(r => (TicketCommand)Make(r.Type, "")!);

    public static IEnumerable<TicketEvent> Events => MessageTable.Events.Select(r => (TicketEvent)Make(r.Type, "")!);

    /// <summary>Events whose sentence may be another one: those that say no more than they must, where what may be missing is missing and
    /// yes is no, and the point before the due time.</summary>
    public static IEnumerable<TicketEvent> Variants =>
        MessageTable
            .Events.Select(r => (TicketEvent)Make(r.Type, "", isBare: true)!)
            .Append(Events.OfType<ClockPointReached>().Single() with { Point = "PT10M before" });

    /// <summary>A value of any type of data.</summary>
    public static object Of(Type type) => Make(type, type.Name)!;

    /// <summary>
    /// A value of a type, made of nothing but its public and internal members, so that a new member cannot be forgotten. Every text, number
    /// and instant comes from the path of its member, so that no two in a message are alike and none changes when a member is added.
    /// </summary>
    private static object? Make(Type type, string path, bool isBare = false)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Make(inner, path, isBare);
        if (type == typeof(string))
            return path == "point" ? (isBare ? "due" : "80%") : path;
        if (type == typeof(int))
            return NumberOf(path);
        if (type == typeof(long))
            return 2048L + NumberOf(path);
        if (type == typeof(bool))
            return !isBare;
        if (type == typeof(Instant))
            return At + Duration.FromMinutes(NumberOf(path));
        if (type == typeof(Actor))
            return new Actor("li.wei", Role.Engineer, Role.Lead);
        if (type == typeof(FactValue))
            return FactValue.Of(path);
        if (type == typeof(LocalText))
            return new LocalText(path, path + " 中文");
        if (type == typeof(double))
            return NumberOf(path) % 1000 / 1000.0;
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
        if (type == typeof(Ticket))
            return Desks.Open();
        if (type == typeof(TicketEvent))
            return Desks.CallCenter.Open(Desks.Opening(), Desks.Friday).Events[0];
        if (type == typeof(TicketCommand))
            return Commands.First();
        if (type == typeof(ServiceLevels.SlaTarget))
            return ServiceLevels.SlaTarget.Work(Duration.FromHours(NumberOf(path)), path + ".calendar");
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1);
        if (type == typeof(OutsideFacts))
            return null;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
        {
            var items = Array.CreateInstance(type.GetGenericArguments()[0], isBare ? 0 : 1);
            if (!isBare)
                items.SetValue(Make(type.GetGenericArguments()[0], path), 0);
            return Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.NonPublic, null, [items], null);
        }
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(c => c.GetParameters() is not [{ ParameterType: var only }] || only != type)
            .OrderByDescending(c => c.GetParameters().Length)
            .First();
        var isId = type.IsValueType && constructor.GetParameters().Length == 1;
        var made = constructor.Invoke([
            .. constructor
                .GetParameters()
                .Select(p =>
                    isBare && p.HasDefaultValue ? p.DefaultValue : Make(p.ParameterType, isId ? path : Under(path, p.Name!), isBare)
                ),
        ]);
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            if (
                property.SetMethod is { } set
                && property.Name is not ("EqualityContract" or "Given")
                && !constructor.GetParameters().Any(p => Lower(p.Name!) == Lower(property.Name))
                && (!isBare || property.Name is nameof(TicketEvent.By) or nameof(TicketEvent.To))
            )
                set.Invoke(
                    made,
                    [
                        property.Name == nameof(TicketEvent.ByKind)
                            ? ActorKind.Automation
                            : Make(property.PropertyType, Under(path, property.Name), isBare),
                    ]
                );
        return made;
    }

    /// <summary>A small number that depends on nothing but the path.</summary>
    private static int NumberOf(string path) => 2 + path.Aggregate(7, (hash, letter) => ((hash * 31) + letter) % 997);

    private static string Under(string path, string member) => path.Length == 0 ? Lower(member) : $"{path}.{Lower(member)}";

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
