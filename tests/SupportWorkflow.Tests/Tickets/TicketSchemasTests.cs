using System.Text;
using System.Text.Json.Nodes;
using SupportWorkflow.Messages;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Tickets;

/// <summary>Snapshots of other schemas than today's.</summary>
public sealed class TicketSchemasTests
{
    [Fact]
    public void A_snapshot_of_an_older_schema_goes_through_every_step_it_lacks()
    {
        Action<JsonObject>[] steps =
        [
            s => s["title"] = s["subject"]!.DeepClone(),
            s => s.Remove("subject"),
            s => s["title"] = s["title"]!.GetValue<string>() + "!",
        ];

        string Brought(string json, int schema) =>
            Encoding.UTF8.GetString(TicketSchemas.Brought(Encoding.UTF8.GetBytes(json), schema, steps));

        Assert.Equal("""{"schema":4,"title":"a!"}""", Brought("""{"schema":1,"subject":"a"}""", 1));
        Assert.Equal("""{"schema":4,"title":"b!"}""", Brought("""{"schema":3,"title":"b"}""", 3));
    }

    [Fact]
    public void There_is_a_step_from_every_schema_to_the_next() => Assert.True(TicketSchemas.Steps.Length == TicketJson.Schema - 1);

    [Theory]
    [InlineData("""{"schema":7,"id":"x"}""", 7)]
    [InlineData("""{"id":"x","schema":7}""", null)]
    [InlineData("""{"schema":"7"}""", null)]
    [InlineData("""[7]""", null)]
    [InlineData("", null)]
    public void The_number_of_a_snapshot_is_its_first_member(string json, int? number) =>
        Assert.Equal(number, TicketSchemas.NumberOf(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void What_a_newer_version_wrote_says_so()
    {
        var snapshot = Encoding.UTF8.GetString(TicketJson.Write(CallCenter.Open(Opening(), Friday).Ticket));
        var newer = snapshot.Replace("\"schema\":1", "\"schema\":2", StringComparison.Ordinal);

        Assert.True(Assert.Throws<TicketFormatException>(() => TicketJson.ReadTicket(Encoding.UTF8.GetBytes(newer))).IsNewer);
        Assert.False(Assert.Throws<TicketFormatException>(() => TicketJson.ReadTicket("{}"u8)).IsNewer);
    }
}
