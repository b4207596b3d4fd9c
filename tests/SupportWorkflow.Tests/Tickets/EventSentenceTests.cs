using static SupportWorkflow.Desks;

namespace SupportWorkflow.Tickets;

public class EventSentenceTests
{
    [Fact]
    [Trait("Requirement", "RPT-5")]
    public void Every_kind_of_event_is_told_in_both_languages() => Assert.All(MessageSamples.Events.Concat(MessageSamples.Variants), e =>
        {
            var told = CallCenter.Tell(e);
            Assert.NotEqual("", told.English);
            Assert.NotEqual(told.English, told.In("zh-CN"));
        });

    [Fact]
    public void An_event_that_a_newer_version_wrote_is_told_by_its_name()
    {
        var e = TicketJson.ReadEvent(
            """{"type":"drone-sent","version":2,"recordedAt":"2024-10-11T08:30:00Z","occurredAt":"2024-10-11T08:30:00Z","by":"x"}"""u8
        );
        Assert.Equal("Something that a newer version recorded (drone-sent)", CallCenter.Tell(e).English);
    }
}
