using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Properties;

namespace SupportWorkflow.Tickets;

/// <summary>Stored JSON is for ever: one golden file holds every kind of event, one every kind of command. <c>ACCEPT_GOLDEN=1</c> writes
/// them anew.</summary>
public sealed class GoldenMessageTests
{
    [Fact]
    public void Every_kind_of_event_is_written_alike_for_ever() =>
        Approve("events.1.json", MessageSamples.Events.Select(e => TicketJson.Write(e)));

    [Fact]
    public void Every_kind_of_command_is_written_alike_for_ever() =>
        Approve("commands.1.json", MessageSamples.Commands.Select(c => TicketJson.Write(c)));

    [Fact]
    public void Every_kind_of_event_survives_the_round_trip() =>
        Assert.All(MessageSamples.Events, e => Assert.Equal(e, TicketJson.ReadEvent(TicketJson.Write(e))));

    [Fact]
    public void Every_kind_of_command_survives_the_round_trip() =>
        Assert.All(MessageSamples.Commands, c => Assert.Equal(c, TicketJson.ReadCommand(TicketJson.Write(c))));

    [Fact]
    public void What_a_command_leaves_out_is_its_default() => Assert.All(MessageSamples.Commands, sample =>
        {
            var json = JsonNode.Parse(TicketJson.Write(sample))!.AsObject();
            foreach (var name in json.Select(p => p.Key).ToList())
            {
                if (name == "type")
                    continue;
                var less = JsonNode.Parse(json.ToJsonString())!.AsObject();
                less.Remove(name);
                TicketCommand read;
                try
                {
                    read = TicketJson.ReadCommand(Encoding.UTF8.GetBytes(less.ToJsonString()));
                }
                catch (TicketFormatException)
                {
                    continue; // it is required
                }
                foreach (
                    var property in read.GetType()
                        .GetProperties()
                        .Where(p =>
                            p.PropertyType == typeof(string) && new NullabilityInfoContext().Create(p).ReadState == NullabilityState.NotNull
                        )
                )
                    Assert.True(property.GetValue(read) is not null, $"{less} reads with {property.Name} null");
            }
        });

    [Fact]
    public void An_actor_of_whom_JSON_says_no_more_is_enabled() =>
        Assert.True(TicketJson.ReadCommand("""{"type":"close-ticket","reason":"","by":{"id":"li.wei","roles":[]}}"""u8).By.IsEnabled);

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"type":"sing-a-song","by":{"id":"li.wei","roles":[]}}""")]
    [InlineData("""{"type":"close-ticket"}""")]
    [InlineData("""{"type":"close-ticket","by":{"id":"system:mallory","roles":[]}}""")]
    public void What_is_no_command_is_refused(string json) =>
        Assert.Throws<TicketFormatException>(() => TicketJson.ReadCommand(Encoding.UTF8.GetBytes(json)));

    private static void Approve(string file, IEnumerable<byte[]> written)
    {
        var path = Path.Combine(Checkout.Root, "tests", "SupportWorkflow.Tests", "Tickets", "Golden", file);
        var text = "[\n" + string.Join(",\n", written.Select(Encoding.UTF8.GetString)) + "\n]\n";
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1")
            File.WriteAllText(path, text);
        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : "", text);
    }
}
