using System.Text;
using Properties;

namespace SupportWorkflow.Tickets;

/// <summary>Stored JSON is for ever: one golden file holds every kind of event, one every kind of command. <c>ACCEPT_GOLDEN=1</c> writes them anew.</summary>
public sealed class GoldenMessageTests
{
    [Fact]
    public void Every_kind_of_event_is_written_alike_for_ever() => Approve("events.1.json", MessageSamples.Events.Select(e => TicketJson.Write(e)));

    [Fact]
    public void Every_kind_of_command_is_written_alike_for_ever() => Approve("commands.1.json", MessageSamples.Commands.Select(c => TicketJson.Write(c)));

    [Fact]
    public void Every_kind_of_event_survives_the_round_trip() => Assert.All(MessageSamples.Events, e => Assert.Equal(e, TicketJson.ReadEvent(TicketJson.Write(e))));

    [Fact]
    public void Every_kind_of_command_survives_the_round_trip() => Assert.All(MessageSamples.Commands, c => Assert.Equal(c, TicketJson.ReadCommand(TicketJson.Write(c))));

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":"sing-a-song","by":{"id":"li.wei","roles":[]}}""")]
    [InlineData("""{"type":"close-ticket"}""")]
    [InlineData("""{"type":"close-ticket","by":{"id":"system:mallory","roles":[]}}""")]
    public void What_is_no_command_is_refused(string json) => Assert.Throws<TicketFormatException>(() => TicketJson.ReadCommand(Encoding.UTF8.GetBytes(json)));

    private static void Approve(string file, IEnumerable<byte[]> written)
    {
        var path = Path.Combine(Checkout.Root, "tests", "SupportWorkflow.Tests", "Tickets", "Golden", file);
        var text = "[\n" + string.Join(",\n", written.Select(Encoding.UTF8.GetString)) + "\n]\n";
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1") File.WriteAllText(path, text);
        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : "", text);
    }
}
