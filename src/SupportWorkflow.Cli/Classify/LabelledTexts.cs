using CsvHelper;
using SupportWorkflow.Classifications;
using SupportWorkflow.History;

namespace SupportWorkflow.Cli.Classify;

/// <summary>
/// Texts of which somebody has said what they are about: a table with a column <c>category</c> or <c>label</c>, and <c>subject</c> with or
/// without <c>description</c>, or <c>text</c>. Columns are found by their names, whatever their case.
/// </summary>
internal static class LabelledTexts
{
    private static readonly string[] Labels = ["category", "label", "类别", "分类"],
        Subjects = ["subject", "text", "title", "主题", "标题"],
        Descriptions = ["description", "body", "描述"];

    /// <exception cref="ToolProblemException">It cannot be read, or a column is missing.</exception>
    public static IReadOnlyList<(ClassificationInput Text, string Category)> Read(string file, ToolConsole console)
    {
        using var stream = InputFile.Open(file, console);
        var head = new byte[1 << 16];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        using var whole = new HeadedStream(head.AsMemory(0, read), stream);
        var options = new CsvReaderOptions
        {
            Separator = Separator(head.AsSpan(0, read)),
            AllowLineBreaksInQuotes = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Recover,
        };
        try
        {
            using var rows = CsvReader.Create(whole, options, leaveOpen: true);
            var header = rows.Headers?.ToArray() ?? [];
            var (label, subject, description) = (Column(header, Labels), Column(header, Subjects), Column(header, Descriptions));
            if (label < 0 || subject < 0)
                throw Wrong(
                    "classify.no-column",
                    "no-column",
                    1,
                    string.Join(", ", label < 0 ? Labels : Subjects),
                    string.Join(", ", header)
                );
            var texts = new List<(ClassificationInput, string)>();
            while (rows.Read())
            {
                if (rows.FieldCount != header.Length)
                    throw Wrong("classify.bad-row", "bad-row", rows.LineNumber, rows.FieldCount, header.Length);
                var input = new ClassificationInput
                {
                    Subject = rows.GetString(subject),
                    Description = description < 0 ? "" : rows.GetString(description),
                };
                texts.Add((input, rows.GetString(label).Trim()));
            }
            return texts;
        }
        catch (CsvFormatException e)
        {
            throw Wrong("classify.bad-table", "bad-table", e.LineNumber);
        }

        ToolProblemException Wrong(string code, string key, long line, params ReadOnlySpan<object?> values) =>
            new(
                new ToolProblem(code, new ClassifyTexts(console).Say(key, values))
                {
                    File = InputFile.NameOf(file, console),
                    Line = (int)line,
                }
            );
    }

    /// <summary>What stands most often in the first line.</summary>
    private static char Separator(ReadOnlySpan<byte> head)
    {
        var line = head.IndexOf((byte)'\n') is >= 0 and var end ? head[..end] : head;
        var (commas, semicolons, tabs) = (line.Count((byte)','), line.Count((byte)';'), line.Count((byte)'\t'));
        return tabs > Math.Max(commas, semicolons) ? '\t'
            : semicolons > commas ? ';'
            : ',';
    }

    private static int Column(string[] header, string[] names) =>
        header
            .Select((name, i) => (name, i))
            .Where(c => names.Contains(c.name.Trim(), StringComparer.OrdinalIgnoreCase))
            .Select(c => c.i)
            .FirstOrDefault(-1);
}
