using System.CommandLine;
using System.Globalization;
using NodaTime;
using SupportWorkflow.Cli.Calendars;
using SupportWorkflow.Cli.Profiles;
using SupportWorkflow.Conditions;
using SupportWorkflow.Profiles;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Cli.Explain.Due;

/// <summary>What somebody asks of a due time, checked: every argument that is wrong is told at once.</summary>
internal sealed class DueQuestion
{
    private readonly List<ToolProblem> _problems = [];
    private readonly ToolConsole _console;

    /// <exception cref="ToolProblemException">Something is wrong with the arguments or the profile.</exception>
    public DueQuestion(DueOptions options, ParseResult parsed, ToolConsole console)
    {
        _console = console;
        Workflow = ProfileOf(options, parsed) is { } profile ? profile.Compile() : null!;
        Objective = ObjectiveOf(options, parsed)!;
        Start = InstantOf(options.Start.Name, Needed(options.Start, parsed)) ?? default;
        Pauses =
        [
            .. (parsed.GetValue(options.Pause) ?? []).Select(p => PauseOf(options.Pause.Name, p)).OfType<Interval>().OrderBy(p => p.Start),
        ];
        At = InstantOf(options.At.Name, parsed.GetValue(options.At));
        if (At < Start && _problems.Count == 0)
            Wrong(options.At.Name, parsed.GetValue(options.At)!, $"≥ {parsed.GetValue(options.Start)}");
        foreach (var (option, name, value) in options.FactsOf(parsed))
            Take(option, name, value);
        if (parsed.GetValue(options.Priority) is { } priority)
            Take(options.Priority.Name, "priority", priority);
        if (_problems.Count > 0)
            throw new ToolProblemException(_problems);
    }

    public TicketWorkflow Workflow { get; }

    public Objective Objective { get; }

    public Instant Start { get; }

    /// <summary>The earliest first; they may overlap.</summary>
    public ValueList<Interval> Pauses { get; }

    /// <summary>When the clock is read beside; null: not.</summary>
    public Instant? At { get; }

    /// <summary>The facts that were given.</summary>
    public Dictionary<string, FactValue> Facts { get; } = new(StringComparer.Ordinal);

    private DateTimeZone Zone => Workflow?.Zone ?? DateTimeZone.Utc;

    private WorkflowProfile? ProfileOf(DueOptions options, ParseResult parsed)
    {
        if (Needed(options.Profile, parsed) is not { } name)
            return null;
        try
        {
            return ProfileFile.Load(name, _console);
        }
        catch (ToolProblemException e)
        {
            _problems.AddRange(e.Problems);
            return null;
        }
    }

    private Objective? ObjectiveOf(DueOptions options, ParseResult parsed)
    {
        if (Needed(options.Objective, parsed) is not { } name || Workflow is null)
            return null;
        var found = Workflow.Objectives.FirstOrDefault(o => o.Name == name);
        if (found is null)
            Unknown(options.Objective.Name, name, Workflow.Objectives.Select(o => o.Name));
        return found;
    }

    private string? Needed(Option<string?> option, ParseResult parsed)
    {
        var text = parsed.GetValue(option);
        if (text is null)
            _problems.Add(new("arguments.missing-option", _console.Say("argument-missing-option", option.Name, option.HelpName)));
        return text;
    }

    private Instant? InstantOf(string option, string? text)
    {
        if (text is null)
            return null;
        try
        {
            return CaseTime.Instant(text, Zone);
        }
        catch (FormatException)
        {
            Wrong(option, text, "2024-10-11T16:30, 2024-10-11T16:30:00+08:00");
            return null;
        }
    }

    private Interval? PauseOf(string option, string text)
    {
        try
        {
            if (
                text.Split('/') is [var from, var to]
                && CaseTime.Instant(from, Zone) is var start
                && CaseTime.Instant(to, Zone) is var end
                && start < end
            )
                return new(start, end);
        }
        catch (FormatException) { }
        Wrong(option, text, "2024-10-11T16:30/2024-10-11T17:45");
        return null;
    }

    /// <summary>Reads a value as the type the profile declares for the fact.</summary>
    private void Take(string option, string name, string? text)
    {
        if (text is null)
        {
            Wrong(option, name, "name=value");
            return;
        }
        if (Workflow is null)
            return;
        if (Workflow.Facts.Find(name) is not { } fact)
        {
            Unknown(option, name, Workflow.Facts.Names);
            return;
        }
        switch (fact.Type)
        {
            case FactType.Choice when !fact.Choices.Any(c => c.Value == text):
                Unknown(option, text, fact.Choices.Select(c => c.Value));
                break;
            case FactType.Number when !decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _):
                Wrong(option, text, "12, 0.5");
                break;
            case FactType.YesNo when text is not ("true" or "false"):
                Unknown(option, text, ["true", "false"]);
                break;
            default:
                Facts[name] = fact.Type switch
                {
                    FactType.Number => FactValue.Of(decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture)),
                    FactType.YesNo => FactValue.Of(text == "true"),
                    _ => FactValue.Of(text),
                };
                break;
        }
    }

    private void Unknown(string option, string found, IEnumerable<string> known)
    {
        var names = known.ToArray();
        var closest = new ProblemList();
        closest.AddUnknown(option, "arguments.bad-value", found, names);
        var meant = closest.All[0].Suggestion;
        Wrong(option, found, names.Length == 0 ? "–" : string.Join(", ", names), meant is null ? "" : _console.Say("did-you-mean", meant));
    }

    private void Wrong(string option, string found, string allowed, string more = "") =>
        _problems.Add(new("arguments.bad-value", _console.Say("argument-bad-value", option, found, allowed) + more));
}
