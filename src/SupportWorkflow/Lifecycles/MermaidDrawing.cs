using System.Globalization;
using System.Text;

namespace SupportWorkflow.Lifecycles;

/// <summary>Draws a lifecycle as a Mermaid state diagram.</summary>
internal sealed class MermaidDrawing(LifecycleDrawing drawing)
{
    private readonly StringBuilder _text = new("stateDiagram-v2\n");
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    public string Draw()
    {
        var lifecycle = drawing.Lifecycle;
        foreach (var state in lifecycle.Superstates.Concat(lifecycle.States).Where(s => s.Parent is null))
            DrawState(state, "  ");
        foreach (var group in drawing.Groups)
            Line($"  state \"{Clean(drawing.GroupText(group))}\" as {Id(group)}");
        Line($"  [*] --> {Id(lifecycle.Initial.Name)}");
        foreach (var arrow in drawing.Arrows)
            Line($"  {Id(arrow.From)} --> {Id(arrow.To)}: {string.Join("<br/>", arrow.Lines.Select(Clean))}");
        foreach (var final in lifecycle.States.Where(drawing.IsEnd))
            Line($"  {Id(final.Name)} --> [*]");
        DrawKinds(lifecycle);
        return _text.ToString();
    }

    private void DrawState(LifecycleState state, string indent)
    {
        var inside = drawing.Lifecycle.Superstates.Concat(drawing.Lifecycle.States).Where(s => s.Parent == state).ToList();
        Line($"{indent}state \"{Clean(drawing.Text(state))}\" as {Id(state.Name)}");
        if (inside.Count == 0)
            return;
        Line($"{indent}state {Id(state.Name)} {{");
        foreach (var substate in inside)
            DrawState(substate, indent + "  ");
        Line($"{indent}}}");
    }

    private void DrawKinds(Lifecycle lifecycle)
    {
        foreach (var kind in lifecycle.States.GroupBy(s => s.Kind).OrderBy(g => g.Key))
        {
            var name = LifecycleWords.Of(kind.Key);
            Line($"  classDef {name} fill:{LifecycleWords.ColourOf(kind.Key)},stroke:#555,color:#222");
            Line($"  class {string.Join(',', kind.Select(s => Id(s.Name)))} {name}");
        }
    }

    /// <summary>Mermaid's ids are words; two names that become the same word are told apart by a number.</summary>
    private string Id(string name)
    {
        if (_ids.TryGetValue(name, out var id))
            return id;
        var word = name == "*" ? "any" : string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        if (!char.IsAsciiLetter(word[0]) || word is "state" or "class" or "end" or "note" or "default")
            word = "s_" + word;
        id = word;
        for (var n = 2; _ids.ContainsValue(id); n++)
            id = string.Create(CultureInfo.InvariantCulture, $"{word}_{n}");
        return _ids[name] = id;
    }

    /// <summary>Signs that would end a label look like these instead.</summary>
    private static string Clean(string text) =>
        text.Replace('"', '\'')
            .Replace(':', '：')
            .Replace(';', '；')
            .Replace('#', '＃')
            .Replace('<', '‹')
            .Replace('>', '›')
            .Replace('\n', ' ')
            .Replace('\r', ' ');

    private void Line(string line) => _text.Append(line).Append('\n');
}
