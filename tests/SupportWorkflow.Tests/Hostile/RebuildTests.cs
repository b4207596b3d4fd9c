using System.Text;
using NodaTime;

namespace SupportWorkflow.Hostile;

/// <summary>A history that is none is refused: half of one, two of one, one in the wrong order.</summary>
public sealed class RebuildTests
{
    private static readonly WorkflowShelf Shelf = new(Desks.CallCenter);

    public static TheoryData<string, Func<ValueList<TicketEvent>, IEnumerable<TicketEvent>>> Spoilt =>
        new()
        {
            { "nothing", _ => [] },
            { "no opening", events => events.Skip(1) },
            { "two openings", events => events.Append(events[0]) },
            {
                "an opening of another ticket",
                events => events.Append(Desks.CallCenter.Open(Desks.Opening() with { Id = new("t-2") }, Desks.Friday).Events[0])
            },
            { "a gap", events => events.Where((_, i) => i != 1) },
            { "an event twice", events => events.Append(events[^1]) },
            { "wrong order", events => events.Take(1).Concat(events.Skip(1).Reverse()) },
            { "null", events => events.Append(null!) },
        };

    [Theory, MemberData(nameof(Spoilt))]
    public void A_history_that_is_none_is_not_rebuilt(string what, Func<ValueList<TicketEvent>, IEnumerable<TicketEvent>> spoil)
    {
        var opened = Desks.CallCenter.Open(Desks.Opening(), Desks.Friday).EnsureAccepted();
        var logged = Desks.CallCenter.Decide(
            opened.Ticket,
            new LogWork("Looked.") { By = new("li.wei", Role.Engineer) },
            Desks.Friday + Duration.FromMinutes(1)
        );
        ValueList<TicketEvent> events = [.. opened.Events, .. logged.EnsureAccepted().Events];
        Assert.Equal(logged.Ticket, Desks.CallCenter.Rebuild(events));
        Assert.True(Record.Exception(() => Desks.CallCenter.Rebuild(spoil(events))) is ArgumentException, what);
        Assert.True(Record.Exception(() => Shelf.Rebuild(spoil(events))) is ArgumentException, what);
    }

    [Theory]
    [InlineData("""{ "type": "work-started", "version": 1, "occurredAt": "2024-10-11T08:30:00Z", "by": "li" }""")]
    [InlineData("""{ "type": "work-started", "version": 1, "recordedAt": "2024-10-11T08:30:00Z", "by": "li" }""")]
    [InlineData("""{ "type": "work-started", "recordedAt": "2024-10-11T08:30:00Z", "occurredAt": "2024-10-11T08:30:00Z", "by": "li" }""")]
    [InlineData("""{ "type": "work-started", "version": 1, "recordedAt": "2024-10-11T08:30:00Z", "occurredAt": "2024-10-11T08:30:00Z" }""")]
    [InlineData(
        """{ "type": "work-started", "version": 1, "recordedAt": "2024-10-11T08:30:00Z", "occurredAt": "2024-10-11T08:30:00Z", "by": "" }"""
    )]
    [InlineData(
        """{ "type": "work-started", "version": 1, "recordedAt": "2024-10-11T08:30:00Z", "occurredAt": "2024-10-11T08:30:00Z", "by": null }"""
    )]
    [InlineData("""{ "type": "to-come", "version": 1, "occurredAt": "2024-10-11T08:30:00Z", "by": "li" }""")]
    public void An_event_that_lacks_what_every_event_has_is_not_read(string json) =>
        Assert.Throws<TicketFormatException>(() => TicketJson.ReadEvent(Encoding.UTF8.GetBytes(json)));
}
