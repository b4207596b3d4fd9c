using System.Text;
using System.Text.Json.Nodes;

namespace SupportWorkflow.Profiles;

/// <summary>A small desk's profile with something changed by hand. It is a file of the tests, so that paths into it stay what they
/// are.</summary>
internal static class Edited
{
    /// <summary>The file.</summary>
    public static byte[] DeskJson { get; } =
        File.ReadAllBytes(Path.Combine(Properties.Checkout.Root, "tests/SupportWorkflow.Tests/Profiles/desk.profile.json"));

    /// <summary>The profile as it is.</summary>
    public static WorkflowProfile Desk { get; } = WorkflowProfile.Parse(DeskJson);

    public static WorkflowProfile With(Action<JsonNode> edit)
    {
        var json = JsonNode.Parse(DeskJson)!;
        edit(json);
        return WorkflowProfile.Parse(Encoding.UTF8.GetBytes(json.ToJsonString(new() { WriteIndented = true })));
    }

    /// <summary>The profile with the value at a path, written like <c>priority/rows/0/if</c>, replaced; null takes it away, <c>+</c> as the
    /// last step adds to a list.</summary>
    public static WorkflowProfile With(params (string At, string? Json)[] values) =>
        With(json =>
        {
            foreach (var (at, value) in values)
                Set(json, at.Split('/'), value);
        });

    public static JsonNode Node(string json) => JsonNode.Parse(json)!;

    private static void Set(JsonNode json, string[] steps, string? value)
    {
        var parent = steps[..^1].Aggregate(json, (node, step) => int.TryParse(step, out var i) ? node[i]! : node[step]!);
        if (parent is JsonArray list && steps[^1] == "+")
            list.Add(Node(value!));
        else if (parent is JsonArray cut && value is null)
            cut.RemoveAt(int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture));
        else if (parent is JsonArray array)
            array[int.Parse(steps[^1], System.Globalization.CultureInfo.InvariantCulture)] = Node(value!);
        else if (value is null)
            parent.AsObject().Remove(steps[^1]);
        else
            parent[steps[^1]] = Node(value);
    }
}
