using System.Text.Json;

namespace SupportWorkflow.Cli.Classify;

/// <summary>How often which category was given to texts of which category.</summary>
/// <param name="known">The profile's categories; null: any.</param>
internal sealed class ConfusionTable(IReadOnlyCollection<string>? known)
{
    private readonly Dictionary<(string Label, string Given), int> _times = [];

    /// <summary>How many texts there were.</summary>
    public int Total => _times.Values.Sum();

    /// <summary>How many got a category.</summary>
    public int Covered => _times.Where(t => t.Key.Given.Length > 0).Sum(t => t.Value);

    /// <summary>How many got the right one.</summary>
    public int Right => _times.Where(t => t.Key.Given.Length > 0 && t.Key.Label == t.Key.Given).Sum(t => t.Value);

    /// <summary>Which share of all got a category.</summary>
    public double Coverage => (double)Covered / Total;

    /// <summary>Which share of those is right.</summary>
    public double Accuracy => Covered == 0 ? 0 : (double)Right / Covered;

    public IEnumerable<(string Name, int Labelled, int Given, int Right)> Categories =>
        _times
            .Keys.SelectMany(k => new[] { k.Label, k.Given })
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(c =>
                (
                    c,
                    _times.Where(t => t.Key.Label == c).Sum(t => t.Value),
                    _times.Where(t => t.Key.Given == c).Sum(t => t.Value),
                    c.Length == 0 ? 0 : _times.GetValueOrDefault((c, c))
                )
            );

    /// <summary>Labels that are no category of the profile, so that nothing can be right about them.</summary>
    public IEnumerable<string> Unknown =>
        _times.Keys.Select(k => k.Label).Where(l => l.Length > 0 && known?.Contains(l) == false).Distinct().Order(StringComparer.Ordinal);

    /// <summary>What was given instead of what, the most frequent first.</summary>
    public IEnumerable<(string Label, string Given, int Times)> Confused =>
        InOrder.Where(t => t.Key.Label != t.Key.Given).OrderByDescending(t => t.Value).Select(t => (t.Key.Label, t.Key.Given, t.Value));

    private IEnumerable<KeyValuePair<(string Label, string Given), int>> InOrder =>
        _times.OrderBy(t => t.Key.Label, StringComparer.Ordinal).ThenBy(t => t.Key.Given, StringComparer.Ordinal);

    public void Add(string label, string given) => _times[(label, given)] = _times.GetValueOrDefault((label, given)) + 1;

    public void Write(Utf8JsonWriter json, string profile)
    {
        json.WriteStartObject();
        json.WriteString("profile", profile);
        json.WriteNumber("texts", Total);
        json.WriteNumber("covered", Covered);
        json.WriteNumber("right", Right);
        json.WriteNumber("coverage", Math.Round(Coverage, 4));
        json.WriteNumber("accuracy", Math.Round(Accuracy, 4));
        json.WriteStartArray("unknownLabels");
        foreach (var label in Unknown)
            json.WriteStringValue(label);
        json.WriteEndArray();
        json.WriteStartArray("confusion");
        foreach (var ((label, given), times) in InOrder)
        {
            json.WriteStartObject();
            json.WriteString("label", label);
            json.WriteString("given", given.Length == 0 ? null : given);
            json.WriteNumber("times", times);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
