using System.Text;

namespace SupportWorkflow.Lifecycles;

/// <summary>Draws a lifecycle in Graphviz's DOT language.</summary>
internal sealed class DotDrawing(LifecycleDrawing drawing)
{
    private readonly StringBuilder _text = new();
    private int _clusters;

    public string Draw()
    {
        var lifecycle = drawing.Lifecycle;
        Line($"digraph {Quote(lifecycle.Name)} {{");
        Line("  rankdir=LR; compound=true; ranksep=1.1; nodesep=0.4;");
        Line("  node [shape=box, style=\"rounded,filled\", fontname=\"sans-serif\", fontsize=11];");
        Line("  edge [fontname=\"sans-serif\", fontsize=9];");
        Line("  \"\" [shape=point];");
        foreach (var state in lifecycle.Superstates.Concat(lifecycle.States).Where(s => s.Parent is null))
            DrawState(state, "  ");
        foreach (var group in drawing.Groups)
            Line($"  {Quote(group)} [label={Quote(drawing.GroupText(group))}, style=\"rounded,dashed\"];");
        Line($"  \"\" -> {Quote(lifecycle.Initial.Name)};");
        foreach (var arrow in drawing.Arrows)
            DrawArrow(arrow);
        Line("}");
        return _text.ToString();
    }

    private void DrawState(LifecycleState state, string indent)
    {
        var inside = drawing.Lifecycle.Superstates.Concat(drawing.Lifecycle.States).Where(s => s.Parent == state).ToList();
        if (inside.Count == 0)
        {
            var (colour, rims) = (LifecycleWords.ColourOf(state.Kind), drawing.IsEnd(state) ? ", peripheries=2" : "");
            Line($"{indent}{Quote(state.Name)} [label={Quote(drawing.Text(state))}, fillcolor=\"{colour}\"{rims}];");
            return;
        }
        Line($"{indent}subgraph cluster_{_clusters++} {{");
        Line($"{indent}  label={Quote(drawing.Text(state))}; style=\"rounded,dashed\"; fontname=\"sans-serif\"; fontsize=11;");
        Line($"{indent}  {Quote(state.Name)} [label={Quote("· " + drawing.Text(state) + " ·")}, style=\"rounded,dashed\"];");
        foreach (var substate in inside)
            DrawState(substate, indent + "  ");
        Line($"{indent}}}");
    }

    private void DrawArrow(LifecycleDrawing.Arrow arrow)
    {
        var (label, style) = (string.Join('\n', arrow.Lines.AsEnumerable()), arrow.Stays ? ", style=dashed" : "");
        Line($"  {Quote(arrow.From)} -> {Quote(arrow.To)} [label={Quote(label)}{style}];");
    }

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\r", "").Replace("\n", "\\n")}\"";

    private void Line(string line) => _text.Append(line).Append('\n');
}
