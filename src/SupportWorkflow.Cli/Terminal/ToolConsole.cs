using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace SupportWorkflow.Cli;

/// <summary>What a command reads from and writes to: standard streams, language, and whether the answer is one JSON document.</summary>
internal sealed class ToolConsole
{
    private static readonly TextTable Texts = new("Cli", typeof(ToolConsole).Assembly);
    private static readonly JsonWriterOptions JsonStyle = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Stream _input,
        _output;
    private bool _isInputTaken;

    public ToolConsole(string[] args, Stream input, Stream output, TextWriter error)
    {
        _input = input;
        _output = new GuardedOutput(output);
        Text = new StreamWriter(_output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        Error = error;
        Language = LanguageOf(args);
        IsJson = args.TakeWhile(a => a != "--").Contains("--json");
    }

    /// <summary>The streams of this process.</summary>
    public static ToolConsole OfProcess(string[] args)
    {
        Console.OutputEncoding = new UTF8Encoding(false);
        return new(args, Console.OpenStandardInput(), Console.OpenStandardOutput(), Console.Error)
        {
            IsTerminal = !Console.IsOutputRedirected,
            ShowsProgress = !Console.IsErrorRedirected,
            Width = Console.IsOutputRedirected ? 100 : Math.Max(60, Console.WindowWidth),
        };
    }

    /// <summary>Standard output, as text.</summary>
    public TextWriter Text { get; }

    public TextWriter Error { get; }

    /// <summary><c>en</c> or <c>zh</c>.</summary>
    public string Language { get; }

    public bool IsJson { get; }

    /// <summary>Whether somebody looks at standard output.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether somebody looks at standard error.</summary>
    public bool ShowsProgress { get; init; }

    public int Width { get; init; } = 100;

    /// <summary>A sentence of the tool in the language asked for.</summary>
    public string Say(string key, params ReadOnlySpan<object?> values) => Texts.Say(key, values).In(Language);

    /// <summary>A sentence of the library in the language asked for.</summary>
    public string In(LocalText text) => text.In(Language);

    /// <summary>Tables and colours on standard output; plain text where nobody looks.</summary>
    public IAnsiConsole Page()
    {
        var page = AnsiConsole.Create(
            new()
            {
                Ansi = IsTerminal ? AnsiSupport.Yes : AnsiSupport.No,
                ColorSystem = IsTerminal ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(Text),
            }
        );
        page.Profile.Width = Width;
        page.Profile.Capabilities.Unicode = true;
        return page;
    }

    /// <summary>The one JSON document.</summary>
    public void Json(Action<Utf8JsonWriter> write)
    {
        Text.Flush();
        using (var json = new Utf8JsonWriter(_output, JsonStyle))
            write(json);
        Text.Write('\n');
    }

    /// <summary>Standard input; it can be read once.</summary>
    /// <exception cref="ToolProblemException">Something else on the command line reads it already.</exception>
    public Stream TakeInput()
    {
        if (_isInputTaken)
            throw new ToolProblemException(new ToolProblem("arguments.stdin-twice", Say("stdin-twice")));
        _isInputTaken = true;
        return _input;
    }

    /// <summary>A message or warning: never on standard output.</summary>
    public void Complain(string message) => Error.WriteLine(message);

    /// <summary>Every problem with the input: for people on standard error, for scripts as the JSON document.</summary>
    public void Report(IReadOnlyList<ToolProblem> problems)
    {
        foreach (var problem in problems)
            Complain(Say("error", problem));
        if (!IsJson)
            return;
        Json(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("problems");
            foreach (var problem in problems)
                problem.Write(json);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>Read before the arguments are parsed, because their own error messages need it.</summary>
    private static string LanguageOf(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--lang" && i + 1 < args.Length)
                return args[i + 1] == "zh" ? "zh" : "en";
            if (args[i].StartsWith("--lang", StringComparison.Ordinal) && args[i].Length > 7)
                return args[i][7..] == "zh" ? "zh" : "en";
        }
        return "en";
    }

    /// <summary>A problem of a definition, as the tool tells it.</summary>
    public ToolProblem Problem(string file, DefinitionProblem problem) =>
        new(problem.Code, Sentence(problem))
        {
            File = problem.Base is { } name ? InputFile.Beside(file, name) : file,
            Line = problem.Line,
            Path = problem.Path,
            Found = problem.Found,
            Allowed = problem.Allowed,
            Suggestion = problem.Suggestion,
        };

    private string Sentence(DefinitionProblem problem) =>
        Say("found-allowed", problem.Found, problem.Allowed) + (problem.Suggestion is { } meant ? Say("did-you-mean", meant) : "");
}
