using System.CommandLine;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Cli.Profiles;
using SupportWorkflow.History;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Simulate;

/// <summary>The options of <c>simulate</c>. None is checked by the parser: everything wrong is said at once.</summary>
internal sealed class SimulateArguments(ToolConsole console)
{
    private const int MostEngineers = 1000;

    private const int MostTickets = 1_000_000,
        MostYears = 10;

    private static readonly LocalDate Earliest = new(1990, 1, 1),
        Latest = new(2089, 12, 31);

    public Option<string> Profile { get; } = Text(console, "--profile", "P", "call-center");

    public Option<string> Tickets { get; } = Text(console, "--tickets", "N", "1000");

    public Option<string> Seed { get; } = Text(console, "--seed", "S", "1");

    public Option<string> From { get; } = Text(console, "--from", "DATE", "2025-01-01");

    public Option<string?> To { get; } = Text(console, "--to", "DATE", null)!;

    public Option<string?> Engineers { get; } = Text(console, "--engineers", "N", null)!;

    public Option<string?> Events { get; } = Text(console, "--events", "DIR", null)!;

    public IEnumerable<Option> All => [Profile, Tickets, Seed, From, To, Engineers, Events];

    /// <exception cref="ToolProblemException">Something is wrong; lists everything.</exception>
    public (WorkflowProfile Profile, Simulation Simulation) Read(ParseResult parsed)
    {
        var problems = new List<ToolProblem>();
        var tickets = Whole(Tickets.Name, parsed.GetValue(Tickets)!, 1, MostTickets, problems);
        var seed = Whole(Seed.Name, parsed.GetValue(Seed)!, 0, ulong.MaxValue, problems);
        var from = Date(From.Name, parsed.GetValue(From)!, Earliest, Latest, problems);
        var isWrong = problems.Any(p => p.Found == parsed.GetValue(From));
        var last = isWrong ? Latest : LocalDate.Min(from.PlusYears(MostYears).PlusDays(-1), Latest);
        var to = parsed.GetValue(To) is { } text ? Date(To.Name, text, from, last, problems) : from.PlusYears(1).PlusDays(-1);
        var engineers = parsed.GetValue(Engineers) is { } count ? (int?)Whole(Engineers.Name, count, 1, MostEngineers, problems) : null;
        WorkflowProfile? profile = null;
        try
        {
            profile = ProfileFile.Load(parsed.GetValue(Profile)!, console);
        }
        catch (ToolProblemException e)
        {
            problems.AddRange(e.Problems);
        }
        if (problems.Count > 0)
            throw new ToolProblemException(problems);
        var simulation = new Simulation(profile!.Compile())
        {
            Tickets = (int)tickets,
            Seed = seed,
            From = from,
            To = to,
            Engineers = engineers,
            Language = console.Language,
        };
        return (profile, simulation);
    }

    private static Option<string> Text(ToolConsole console, string name, string help, string? otherwise)
    {
        var option = new Option<string>(name) { Description = new SimulateTexts(console).Say("option" + name[1..]), HelpName = help };
        if (otherwise is not null)
            option.DefaultValueFactory = _ => otherwise;
        return option;
    }

    private ulong Whole(string option, string text, ulong least, ulong most, List<ToolProblem> problems)
    {
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Wrong(option, text, string.Create(CultureInfo.InvariantCulture, $"{least} … {most}"), problems);
        return least;
    }

    private LocalDate Date(string option, string text, LocalDate least, LocalDate most, List<ToolProblem> problems)
    {
        if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date) && date >= least && date <= most)
            return date;
        Wrong(option, text, $"{LocalDatePattern.Iso.Format(least)} … {LocalDatePattern.Iso.Format(most)}", problems);
        return least;
    }

    private void Wrong(string option, string found, string allowed, List<ToolProblem> problems) =>
        problems.Add(
            new("arguments.bad-value", console.Say("argument-bad-value", option, found, allowed)) { Found = found, Allowed = allowed }
        );
}
