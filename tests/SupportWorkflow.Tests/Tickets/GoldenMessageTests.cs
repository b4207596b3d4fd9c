using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Properties;

namespace SupportWorkflow.Tickets;

/// <summary>Stored JSON is for ever: one golden file holds every kind of event, one every kind of command; another one the
/// sentence of each event. <c>ACCEPT_GOLDEN=1</c> writes them anew.</summary>
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

    /// <summary>What an event says to people may be improved, but never by accident: a value in the wrong place shows here.</summary>
    [Fact]
    [Trait("Requirement", "RPT-5")]
    public void Every_kind_of_event_is_told_as_approved()
    {
        var text = new StringBuilder();
        foreach (var e in MessageSamples.Events)
        {
            text.Append(e.Name).Append('\n');
            var all = MessageSamples.Variants.Where(v => v.Name == e.Name).Prepend(e);
            foreach (var told in all.Select(Desks.CallCenter.Tell).Distinct())
                text.Append("  ").Append(told.English).Append("\n  ").Append(told.In("zh-CN")).Append('\n');
        }
        Approve("sentences.txt", text.ToString());
    }

    [Fact]
    public void No_two_values_of_a_sample_are_alike() =>
        Assert.All(
            MessageSamples.Events.Select(e => TicketJson.Write(e)).Concat(MessageSamples.Commands.Select(c => TicketJson.Write(c))),
            json =>
            {
                var values = Leaves(JsonNode.Parse(json)!)
                    .Where(v => v.GetValueKind() is JsonValueKind.String or JsonValueKind.Number)
                    .Select(v => v.ToJsonString());
                Assert.Equal([], values.GroupBy(v => v).Where(g => g.Count() > 1).Select(g => g.Key));
            }
        );

    [Fact]
    public void What_a_command_leaves_out_is_its_default() =>
        Assert.All(MessageSamples.Commands, c => ReadsDefaults(TicketJson.Write(c), json => TicketJson.ReadCommand(json)));

    [Fact]
    public void What_an_event_leaves_out_is_its_default() =>
        Assert.All(MessageSamples.Events, e => ReadsDefaults(TicketJson.Write(e), json => TicketJson.ReadEvent(json)));

    [Fact]
    public void What_a_snapshot_leaves_out_is_never_null_where_it_is_promised() =>
        ReadsDefaults(File.ReadAllBytes(PathOf("snapshot.1.json")), json => TicketJson.ReadTicket(json));

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

    /// <summary>Without any one member, at whatever depth, a message cannot be read, or what was left out is what the code says it is when
    /// nobody says anything: the value of its parameter, and never null where the type promises something.</summary>
    private static void ReadsDefaults(byte[] written, Func<byte[], object> read)
    {
        foreach (var path in Members(JsonNode.Parse(written)!, []))
        {
            var less = JsonNode.Parse(written)!;
            var owner = path.SkipLast(1).Aggregate(less, (node, step) => step is int i ? node[i]! : node[(string)step]!);
            if (path[^1] is not string member || (path is ["type"]))
                continue;
            owner.AsObject().Remove(member);
            object message;
            try
            {
                message = read(Encoding.UTF8.GetBytes(less.ToJsonString()));
            }
            catch (TicketFormatException)
            {
                continue; // it is required
            }
            AssertNothingIsNull(message, $"without {string.Join('.', path)}");
            if (path.Count == 1 && message is not Ticket)
                AssertIsDefault(message, member);
        }
    }

    private static void AssertIsDefault(object message, string member)
    {
        var property = message
            .GetType()
            .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Single(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == member);
        var parameter = message
            .GetType()
            .GetConstructors()
            .SelectMany(c => c.GetParameters())
            .SingleOrDefault(p => p.Name == property.Name && p.HasDefaultValue);
        var type = property.PropertyType;
        var expected = parameter?.DefaultValue ?? (type.IsValueType ? Activator.CreateInstance(type) : null);
        if (expected is null && type == typeof(string) && IsPromised(property))
            expected = "";
        Assert.Equal(expected, property.GetValue(message));
    }

    private static void AssertNothingIsNull(object value, string when)
    {
        if (value is IEnumerable<object> items)
            foreach (var item in items)
                AssertNothingIsNull(item, when);
        else if (value.GetType().Namespace?.StartsWith("SupportWorkflow", StringComparison.Ordinal) == true)
            foreach (var property in value.GetType().GetProperties().Where(p => p.SetMethod is not null))
                if (property.GetValue(value) is { } held)
                    AssertNothingIsNull(held, when);
                else
                    Assert.False(IsPromised(property), $"{value.GetType().Name}.{property.Name} is null {when}");
    }

    private static bool IsPromised(PropertyInfo property) =>
        new NullabilityInfoContext().Create(property).ReadState == NullabilityState.NotNull;

    private static IEnumerable<IReadOnlyList<object>> Members(JsonNode node, IReadOnlyList<object> path) =>
        node switch
        {
            JsonObject o => o.SelectMany(p =>
                p.Value is null
                    ?
                    [
                        [.. path, p.Key],
                    ]
                    : Members(p.Value, [.. path, p.Key]).Prepend([.. path, p.Key])
            ),
            JsonArray a => a.SelectMany((item, i) => Members(item!, [.. path, i])),
            _ => [],
        };

    private static IEnumerable<JsonValue> Leaves(JsonNode node) =>
        node switch
        {
            JsonObject o => o.SelectMany(p => Leaves(p.Value!)),
            JsonArray a => a.SelectMany(item => Leaves(item!)),
            _ => [node.AsValue()],
        };

    private static void Approve(string file, IEnumerable<byte[]> written) =>
        Approve(file, "[\n" + string.Join(",\n", written.Select(Encoding.UTF8.GetString)) + "\n]\n");

    private static void Approve(string file, string text)
    {
        var path = PathOf(file);
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1")
            File.WriteAllText(path, text);
        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : "", text);
    }

    private static string PathOf(string file) => Path.Combine(Checkout.Root, "tests", "SupportWorkflow.Tests", "Tickets", "Golden", file);
}
