using System.Text.Json.Nodes;
using Properties;

namespace SupportWorkflow.Cli.Replay;

/// <summary>Two real logs against figures an independent program computed.</summary>
public class RealLogTests
{
    [SharedFileFact("data/uci-incidents-dev.csv.gz")]
    public void The_log_of_real_incidents_gives_every_expected_figure() => Compare("uci-incidents");

    [SharedFileFact("data/italian-helpdesk-dev.csv.gz")]
    public void The_log_of_a_real_help_desk_gives_every_expected_figure() => Compare("italian-helpdesk");

    [SharedFileFact("data/uci-incidents-dev.csv.gz")]
    public void Every_step_of_the_real_incidents_is_one_of_the_standard_lifecycle()
    {
        var summary = Replay("uci-incidents").Json.GetProperty("summary");

        Assert.Equal((0, 0), (summary.GetProperty("deviations").GetInt32(), summary.GetProperty("quarantined").GetInt32()));
    }

    private static void Compare(string log)
    {
        var expected = JsonNode.Parse(File.ReadAllText(Checkout.Shared($"data/{log}-dev.expected.json")))!;

        var run = Replay(log);

        Assert.Equal((0, ""), (run.Code, run.Error));
        Figures.Equal(expected, JsonNode.Parse(run.Json.GetProperty("summary").GetRawText())!);
    }

    private static ToolRun Replay(string log) =>
        ToolRun.Of(
            "replay",
            Checkout.Shared($"data/{log}-dev.csv.gz"),
            "--map",
            Path.Combine(Checkout.Root, "samples", "replay", $"{log}.map.json"),
            "--json"
        );
}
