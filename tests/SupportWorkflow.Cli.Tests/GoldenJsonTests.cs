using System.Text;
using Properties;

namespace SupportWorkflow.Cli;

/// <summary>
/// The JSON documents scripts rely on, one file a command. A difference is a promise broken or a promise made anew: look at it, then
/// <c>ACCEPT_GOLDEN=1 dotnet test tests/SupportWorkflow.Cli.Tests</c> writes the files.
/// </summary>
public class GoldenJsonTests
{
    /// <summary>Each command but the schema, whose golden file stands in docs.</summary>
    public static TheoryData<string> Names => [.. EveryCommand.All.Select(c => c.Name).Where(n => n != "profile-schema")];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_document_is_the_one_promised(string command)
    {
        using var scratch = new Scratch();

        Compare(command, ToolRun.Of([.. EveryCommand.Of(command, scratch), "--json"]), 0, scratch);
    }

    [Fact]
    public void Problems_of_a_file_are_the_document_promised()
    {
        using var scratch = new Scratch();
        var broken = EveryCommand
            .Text("{profile}")
            .Replace("Europe/Berlin", "Europe/Berlim", StringComparison.Ordinal)
            .Replace("\"otherwise\": \"normal\"", "\"otherwise\": \"norml\"", StringComparison.Ordinal);

        Compare("problems-of-validate", ToolRun.With(Encoding.UTF8.GetBytes(broken), "profile", "validate", "-", "--json"), 1, scratch);
        Compare("problems-of-run", ToolRun.With(Encoding.UTF8.GetBytes(broken), "run", "--profile", "-", "--json"), 2, scratch);
    }

    private static void Compare(string name, ToolRun run, int code, Scratch scratch)
    {
        var golden = Path.Combine(Checkout.Root, "tests", "SupportWorkflow.Cli.Tests", "Golden", name + ".json");
        var document = run.Output.Replace(scratch.Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1")
            File.WriteAllText(golden, document);
        Assert.Equal(code, run.Code);
        Assert.Equal(File.ReadAllText(golden), document);
    }
}
