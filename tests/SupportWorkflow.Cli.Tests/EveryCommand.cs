using SupportWorkflow.Cli.Replay;

namespace SupportWorkflow.Cli;

/// <summary>Every command of the tool with arguments that work. A file stands in braces; it is made for the test.</summary>
internal static class EveryCommand
{
    public static readonly (string Name, string Arguments)[] All =
    [
        ("calendar-check", "calendar check {cases}"),
        ("calendar-add", "calendar add --calendar-file {calendar} --start 2026-02-13T17:00 --time PT9H --explain"),
        ("calendar-elapsed", "calendar elapsed --calendar-file {calendar} --start 2026-02-13T16:00 --end 2026-03-01 --explain"),
        ("calendar-show", "calendar show --calendar-file {calendar} --month 2026-02"),
        ("profile-list", "profile list"),
        ("profile-show", "profile show {profile}"),
        ("profile-validate", "profile validate {profile}"),
        ("profile-lint", "profile lint {profile} --today 2025-06-01"),
        ("profile-notices", "profile notices {profile}"),
        ("profile-diff", "profile diff {profile} {changed} --today 2025-06-01"),
        ("profile-diagram", "profile diagram {profile}"),
        ("profile-schema", "profile schema"),
        ("explain-due", "explain due --profile {profile} --objective solution --priority high --start 2025-03-03T09:00"),
        ("explain-ticket", "explain ticket {events} --profile {profile}"),
        ("classify", "classify printer"),
        ("assign-explain", "assign explain {events} --profile {profile} --roster {roster}"),
        ("replay", "replay {log} --map {map}"),
        ("replay-suggest-map", "replay {log} --suggest-map"),
        ("what-if", "what-if {log} --map {map} --profile {profile} --against {changed}"),
        ("run", "run --profile {profile}"),
        ("simulate", "simulate --profile {profile} --tickets 20 --seed 4 --from 2025-03-03 --to 2025-03-28"),
    ];

    public static TheoryData<string> Names => [.. All.Select(c => c.Name)];

    /// <summary>Every command with every file it reads.</summary>
    public static TheoryData<string, string> Inputs
    {
        get
        {
            var inputs = new TheoryData<string, string>();
            foreach (var (name, arguments) in All)
            foreach (var file in arguments.Split(' ').Where(a => a.StartsWith('{')).Distinct())
                inputs.Add(name, file);
            return inputs;
        }
    }

    /// <summary>The arguments of a command; its files are written.</summary>
    public static string[] Of(string name, Scratch scratch) =>
        [
            .. All.Single(c => c.Name == name)
                .Arguments.Split(' ')
                .Select(a => a.StartsWith('{') ? scratch.File(a.Trim('{', '}') + ".json", Text(a)) : a),
        ];

    public static string Text(string file) =>
        file switch
        {
            "{cases}" => """
                [
                  { "id": "afternoon", "zone": "UTC", "week": { "mon": [["09:00", "17:00"]] }, "op": "add", "start": "2025-03-03T09:00",
                    "seconds": 3600, "expected": "2025-03-03T10:00" },
                  { "id": "night", "zone": "UTC", "week": { "mon": [["09:00", "17:00"]] }, "op": "isOpen", "start": "2025-03-03T03:00" }
                ]
                """,
            "{calendar}" => """
                { "zone": "Asia/Shanghai", "week": { "mon-fri": ["09:00-12:00", "13:00-18:00"] }, "holidays": ["cn"],
                  "standardDay": "PT8H" }
                """,
            "{profile}" => Profile,
            "{changed}" => Profile
                .Replace("\"version\": \"1\"", "\"version\": \"2\"", StringComparison.Ordinal)
                .Replace("PT4H", "PT6H", StringComparison.Ordinal),
            "{events}" => Events,
            "{roster}" => """
                { "agents": [{ "agent": "supporter-9", "openTickets": 2, "load": [{ "priority": "high", "tickets": 1 }] }],
                  "away": [{ "agent": "supporter-8", "until": "2025-03-17T08:00:00+01:00" }] }
                """,
            "{log}" => SmallLog.Text,
            "{map}" => SmallLog.Map,
            _ => throw new ArgumentException($"There is no file {file}.", nameof(file)),
        };

    /// <summary>The profile of the documentation.</summary>
    private static string Profile { get; } = new DocPage("profiles.md").Blocks("json").First();

    /// <summary>The history of the one ticket of a small simulation.</summary>
    private static string Events { get; } = Simulated();

    private static string Simulated()
    {
        using var scratch = new Scratch();
        var folder = Path.Combine(scratch.Folder, "events");
        var run = ToolRun.Of(
            "simulate",
            "--profile",
            scratch.File("acme.json", Profile),
            "--tickets",
            "1",
            "--from",
            "2025-03-03",
            "--to",
            "2025-03-14",
            "--events",
            folder
        );
        Assert.Equal((0, ""), (run.Code, run.Error));
        return File.ReadAllText(Directory.EnumerateFiles(folder).Single());
    }
}
