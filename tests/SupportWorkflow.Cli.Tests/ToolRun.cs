using System.Text;
using System.Text.Json;

namespace SupportWorkflow.Cli;

/// <summary>The tool called in this process, and what it answered.</summary>
internal sealed record ToolRun(int Code, string Output, string Error)
{
    public static ToolRun Of(params string[] args) => With([], args);

    public static ToolRun With(byte[] input, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var code = Tool.Run(args, new ToolConsole(args, new MemoryStream(input), output, error));
        return new(code, new UTF8Encoding(false, true).GetString(output.ToArray()), error.ToString());
    }

    /// <summary>Standard output as the one JSON document it must be.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}
