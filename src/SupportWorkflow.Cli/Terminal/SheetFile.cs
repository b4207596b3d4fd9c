using System.Text;

namespace SupportWorkflow.Cli;

/// <summary>
/// A CSV file that somebody will open in a spreadsheet: UTF-8 with its mark, so that Chinese is read as Chinese. A text that a spreadsheet
/// would run as a formula gets an apostrophe before it.
/// </summary>
internal sealed class SheetFile
{
    private readonly StringBuilder _text = new();

    /// <param name="head">The names of the columns.</param>
    public SheetFile(params ReadOnlySpan<string> head)
    {
        foreach (var name in head)
            Text(name);
        End();
    }

    /// <summary>A cell with words; null: empty.</summary>
    public SheetFile Text(string? cell)
    {
        var shown = cell is { Length: > 0 } && IsFormula(cell) ? "'" + cell : cell ?? "";
        if (shown.AsSpan().IndexOfAny(",\"\r\n") >= 0)
            shown = $"\"{shown.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        _text.Append(shown).Append(',');
        return this;
    }

    /// <summary>A cell with a number; null: empty.</summary>
    public SheetFile Number(decimal? cell)
    {
        _text.Append(cell?.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append(',');
        return this;
    }

    /// <summary>The row is complete.</summary>
    public void End()
    {
        _text.Length--;
        _text.Append("\r\n");
    }

    /// <exception cref="ToolProblemException">It cannot be written.</exception>
    public void Write(string path, ToolConsole console) =>
        OutputFile.Guard(path, console, () =>
            File.WriteAllText(path, _text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true))
        );

    /// <summary>Also what comes after blanks, and the wide forms of Chinese input:
    /// some spreadsheets trim the ones and read the others.</summary>
    private static bool IsFormula(string cell) =>
        cell[0] is '\t' or '\r' or '\n' || cell.TrimStart() is [var first, ..] && "=+-@＝＋－＠".Contains(first, StringComparison.Ordinal);
}
