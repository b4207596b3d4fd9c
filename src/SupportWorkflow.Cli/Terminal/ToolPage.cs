using Spectre.Console;

namespace SupportWorkflow.Cli;

/// <summary>The few shapes every page of the tool is made of.
/// Column names and headings are keys of the texts; cells are shown as they are.</summary>
/// <param name="console">Where it is written.</param>
/// <param name="room">Texts looked into first; null: only those of the tool.</param>
internal sealed class ToolPage(ToolConsole console, TextTable? room = null)
{
    private const string Heights = " ▁▂▃▄▅▆▇█";

    private readonly IAnsiConsole _out = console.Page();

    public void Title(string title, string below)
    {
        _out.MarkupLineInterpolated($"[bold]{title}[/]");
        _out.MarkupLineInterpolated($"[grey]{below}[/]");
        _out.WriteLine();
    }

    public void Heading(string key, params ReadOnlySpan<object?> values)
    {
        _out.WriteLine();
        _out.MarkupLineInterpolated($"[bold]{Say(key, values)}[/]");
    }

    public void Strong(string text) => _out.MarkupLineInterpolated($"[bold]{text}[/]");

    /// <summary>A paragraph set in from the left, also where it goes on in a new line.</summary>
    public void Indented(string text) => _out.Write(new Padder(new Text(text), new Padding(4, 0, 0, 0)));

    public void Line(string text) => _out.WriteLine(text);

    public void Note(string key, params ReadOnlySpan<object?> values) => _out.MarkupLineInterpolated($"[grey]{Say(key, values)}[/]");

    /// <summary>Words on the left, what is said of them on the right.</summary>
    public void Pairs(params ReadOnlySpan<(string Key, string Value)> pairs)
    {
        var named = new (string, string)[pairs.Length];
        for (var i = 0; i < named.Length; i++)
            named[i] = (Say(pairs[i].Key), pairs[i].Value);
        Named(named);
    }

    /// <summary>Names on the left that are no words of the tool, what is said of them on the right.</summary>
    public void Named(params ReadOnlySpan<(string Name, string Value)> pairs)
    {
        var grid = new Grid();
        grid.AddColumn(new GridColumn().NoWrap().PadRight(2));
        grid.AddColumn();
        foreach (var (name, value) in pairs)
            grid.AddRow(new Text(name, new Style(decoration: Decoration.Dim)), new Text(value));
        _out.Write(grid);
    }

    /// <param name="columns">The keys of the column names.</param>
    /// <param name="firstNumber">From which column on there are numbers, set to the right; 0: none.</param>
    /// <param name="rows">The cells.</param>
    public void Table(string[] columns, int firstNumber, IReadOnlyList<string[]> rows)
    {
        var table = new Table { Border = TableBorder.Simple };
        for (var i = 0; i < columns.Length; i++)
        {
            var column = new TableColumn(new Text(Say("column-" + columns[i])));
            if (firstNumber > 0 && i >= firstNumber)
                column.RightAligned().NoWrap();
            table.AddColumn(column);
        }
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(cell)));
        _out.Write(table);
    }

    /// <summary>One block for each figure, as high as the figure; long rows go on below.</summary>
    public void Bars(int[] figures, int most)
    {
        foreach (var line in figures.Chunk(Math.Max(20, console.Width - 4)))
            _out.WriteLine(
                "  " + string.Concat(line.Select(f => Heights[most == 0 ? 0 : (int)Math.Ceiling((Heights.Length - 1.0) * f / most)]))
            );
    }

    private string Say(string key, params ReadOnlySpan<object?> values) =>
        room is not null && room.Has(key) ? console.In(room.Say(key, values)) : console.Say(key, values);
}
