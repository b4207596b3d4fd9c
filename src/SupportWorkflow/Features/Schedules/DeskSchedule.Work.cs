using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Conditions;

namespace SupportWorkflow;

public sealed partial class DeskSchedule
{
    /// <summary>What stands for the ticket in entries of the outbox that are about none.</summary>
    internal TicketId Ticket => new("desk/" + Name);

    /// <summary>
    /// The command that opens its ticket, named by schedule and time: sent twice it opens one. Null: it opens none. A desk gives it in the
    /// name of the schedule; whoever gives it himself says so with <c>By</c> and a <c>CommandId</c> of his own. Pure.
    /// </summary>
    /// <param name="slot">The time it is made for, as <see cref="NextAfter"/> says.</param>
    public OpenTicket? Opening(Instant slot) =>
        Opens is not { } opens
            ? null
            : new(opens.Subject)
            {
                By = Actor.System(Name),
                CommandId = CommandDoor.Reserved + KeyOf(slot),
                WithoutRequester = true,
                Description = opens.Description ?? "",
                Channel = opens.Channel,
                Kind = opens.Kind,
                Category = opens.Category is { } category ? new CategoryPath(category) : null,
                Scenario = opens.Scenario,
                Impact = opens.Impact,
                Urgency = opens.Urgency,
                Device = opens.Device,
            };

    /// <summary>What a survey asks: a notice for each account, its key named by schedule and time. Pure.</summary>
    /// <param name="requesters">Whose tickets were solved since the last time, each once.</param>
    /// <param name="slot">The time it is made for, as <see cref="NextAfter"/> says.</param>
    /// <exception cref="InvalidOperationException">It is no survey.</exception>
    public ValueList<Notice> Survey(IReadOnlyList<string> requesters, Instant slot)
    {
        ArgumentNullException.ThrowIfNull(requesters);
        var asks = Asks ?? throw new InvalidOperationException($"'{Name}' is no survey.");
        return
        [
            .. requesters.Select(
                (who, place) =>
                    new Notice(
                        Numbered(slot, place),
                        default,
                        NoticeRecipient.ToRequester(who),
                        Name,
                        0,
                        slot,
                        [new("schedule", FactValue.Of(Name))],
                        asks
                    )
            ),
        ];
    }

    private string KeyOf(Instant slot) => $"desk/{Name}/{InstantPattern.ExtendedIso.Format(slot)}";

    private string Numbered(Instant slot, int place) => string.Create(CultureInfo.InvariantCulture, $"{KeyOf(slot)}/{place}");
}
