using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportWorkflow.Cli.Replay;

/// <summary>Compares figures and says where they differ; numbers as numbers, objects without regard to order, lists with it.</summary>
internal static class Figures
{
    public static void Equal(JsonNode expected, JsonNode actual, bool exactly = false)
    {
        var differences = Differences(expected, actual, "$", exactly).Take(20).ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    /// <summary>Only the figures that are named, at every depth.</summary>
    public static void Hold(JsonNode expected, JsonNode actual)
    {
        var differences = Differences(expected, Only(actual, expected), "$", exactly: true).Take(20).ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static JsonNode? Only(JsonNode? actual, JsonNode? expected) =>
        (actual, expected) switch
        {
            (JsonObject a, JsonObject e) => new JsonObject(
                e.Where(m => a.ContainsKey(m.Key)).Select(m => KeyValuePair.Create(m.Key, Only(a[m.Key], m.Value)))
            ),
            _ => actual?.DeepClone(),
        };

    private static IEnumerable<string> Differences(JsonNode? expected, JsonNode? actual, string path, bool exactly)
    {
        switch (expected, actual)
        {
            case (JsonObject e, JsonObject a):
                // At the top only the keys that are expected count; below it the keys must be the same.
                foreach (var key in a.Select(m => m.Key).Where(k => (exactly || path != "$") && !e.ContainsKey(k)))
                    yield return $"{path}.{key} is not expected";
                foreach (var (key, value) in e)
                foreach (var difference in Differences(value, a[key], $"{path}.{key}", exactly))
                    yield return difference;
                break;
            case (JsonArray e, JsonArray a):
                if (e.Count != a.Count)
                    yield return $"{path} has {a.Count} entries, expected {e.Count}";
                for (var i = 0; i < Math.Min(e.Count, a.Count); i++)
                    foreach (var difference in Differences(e[i], a[i], $"{path}[{i}]", exactly))
                        yield return difference;
                break;
            case (JsonValue e, JsonValue a) when e.GetValueKind() == JsonValueKind.Number && a.GetValueKind() == JsonValueKind.Number:
                if (e.Deserialize<double>() != a.Deserialize<double>())
                    yield return $"{path} is {a}, expected {e}";
                break;
            default:
                if (!JsonNode.DeepEquals(expected, actual))
                    yield return $"{path} is {actual?.ToJsonString() ?? "missing"}, expected {expected?.ToJsonString() ?? "missing"}";
                break;
        }
    }
}
