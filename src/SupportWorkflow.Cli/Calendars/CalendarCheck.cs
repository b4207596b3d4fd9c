using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportWorkflow.Calendars;

namespace SupportWorkflow.Cli.Calendars;

/// <summary>Runs the cases of a file. Whatever is wrong with a case fails that case and no other.</summary>
internal static class CalendarCheck
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <param name="utf8">The file.</param>
    /// <param name="name">The name people know it by.</param>
    /// <exception cref="ToolProblemException">The file is no list of cases.</exception>
    public static JsonObject Run(byte[] utf8, string name)
    {
        JsonNode? file;
        try
        {
            file = JsonNode.Parse(utf8.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? utf8.AsSpan(3) : utf8, documentOptions: Lenient);
        }
        catch (JsonException e)
        {
            throw new ToolProblemException(
                new ToolProblem("json.malformed", e.Message) { File = name, Line = (int)(e.LineNumber ?? 0) + 1 }
            );
        }
        if (file is not JsonArray cases)
            throw new ToolProblemException(
                new ToolProblem("cases.no-list", "found no list; allowed: a list of cases") { File = name, Path = "$" }
            );
        var results = cases.Select((one, i) => Run(one, $"#{i + 1}")).ToList();
        return new()
        {
            ["passed"] = results.Count(r => r.Ok && !r.Skipped),
            ["failed"] = results.Count(r => !r.Ok),
            ["skipped"] = results.Count(r => r.Skipped),
            ["results"] = new JsonArray([.. results.Select(r => r.Json)]),
        };
    }

    /// <summary>A case that expects nothing is answered and counts as skipped.</summary>
    private static (bool Ok, bool Skipped, JsonObject Json) Run(JsonNode? one, string number)
    {
        JsonNode? actual = null,
            expected = null;
        string? error = null;
        bool ok = false,
            skipped = false;
        try
        {
            var fields = CaseJson.Fields(one, "case");
            number = fields["id"] is { } id ? id.ToString() : number;
            skipped = !fields.TryGetPropertyValue("expected", out expected);
            var question = new CalendarCase(fields);
            actual = question.Answer();
            ok = question.Holds(actual);
        }
        catch (CalendarExhaustedException e)
        {
            error = e.Message;
            ok = !skipped && expected is null; // "never" was expected
            skipped = false;
        }
        catch (Exception e)
            when (e is FormatException or DefinitionException or ArgumentException or InvalidOperationException or OverflowException)
        {
            error = e.Message;
            skipped = false;
        }
        return (
            ok,
            skipped,
            new()
            {
                ["id"] = number,
                ["ok"] = ok,
                ["actual"] = actual,
                ["expected"] = expected?.DeepClone(),
                ["error"] = error,
            }
        );
    }
}
