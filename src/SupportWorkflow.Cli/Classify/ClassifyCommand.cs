using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using SupportWorkflow.Classifications;
using SupportWorkflow.Cli.Profiles;

namespace SupportWorkflow.Cli.Classify;

/// <summary><c>classify TEXT</c>, <c>classify check LABELLED.csv</c>: what a profile's words find, and how often they are right.</summary>
internal static class ClassifyCommand
{
    internal static Command Create(ToolConsole console)
    {
        var texts = new ClassifyTexts(console);
        var text = new Argument<string?>("TEXT") { Description = texts.Say("option-text"), Arity = ArgumentArity.ZeroOrOne };
        var profile = new Option<string>("--profile")
        {
            Description = console.Say("profile-p"),
            HelpName = "P",
            Recursive = true,
            DefaultValueFactory = _ => "call-center",
        };
        var description = new Option<string>("--description")
        {
            Description = texts.Say("option-description"),
            HelpName = "TEXT",
            DefaultValueFactory = _ => "",
        };
        var command = new Command("classify", texts.Say("about")) { text, description };
        command.Options.Add(profile);
        command.SetAction(parsed =>
            parsed.GetValue(text) is { Length: > 0 } said
                ? Classify(said, parsed.GetValue(description)!, parsed.GetValue(profile)!, console)
                : throw new ToolProblemException(new ToolProblem("classify.no-text", texts.Say("no-text")))
        );
        var file = new Argument<string>("LABELLED.csv") { Description = texts.Say("option-file") };
        var check = new Command("check", texts.Say("about-check")) { file };
        check.SetAction(parsed => Check(parsed.GetValue(file)!, parsed.GetValue(profile)!, console));
        command.Add(check);
        return command;
    }

    private static int Classify(string subject, string description, string idOrFile, ToolConsole console)
    {
        var workflow = ProfileFile.Load(idOrFile, console).Compile();
        var texts = new ClassifyTexts(console);
        var input = new ClassificationInput { Subject = subject, Description = description };
        var (sure, guess) = (workflow.Classify(input), workflow.Guess(input));
        if (console.IsJson)
        {
            console.Json(json =>
            {
                json.WriteStartObject();
                json.WriteString("profile", workflow.Profile.ToString());
                json.WriteString("category", sure?.Category.Path);
                json.WritePropertyName("guess");
                Write(json, guess);
                json.WriteEndObject();
            });
            return ExitCode.Done;
        }
        var page = new ToolPage(console, ClassifyTexts.Table);
        page.Strong(
            sure is not null ? texts.Say("found", Named(workflow, sure.Category, console), sure.Category)
            : guess is not null ? texts.Say("not-sure", Named(workflow, guess.Category, console), guess.Category)
            : texts.Say("nothing")
        );
        if (guess is null)
            return ExitCode.Done;
        page.Line(texts.Say("confidence", Percent(guess.Confidence), guess.Policy));
        page.Table(
            ["word", "where", "place", "weight"],
            2,
            [
                .. guess.Evidence.Select(e =>
                    (string[])
                        [
                            e.Word,
                            e.Where,
                            string.Create(CultureInfo.InvariantCulture, $"{e.At}–{e.At + e.Length}"),
                            e.Weight.ToString(CultureInfo.InvariantCulture),
                        ]
                ),
            ]
        );
        return ExitCode.Done;
    }

    private static int Check(string file, string idOrFile, ToolConsole console)
    {
        var workflow = ProfileFile.Load(idOrFile, console).Compile();
        var known = workflow.Facts.Find("category")?.Choices.Select(c => c.Value).ToList();
        var found = new ConfusionTable(known is { Count: > 0 } ? known : null);
        foreach (var (text, category) in LabelledTexts.Read(file, console))
            found.Add(category, workflow.Classify(text)?.Category.Path ?? "");
        if (found.Total == 0)
            throw new ToolProblemException(
                new ToolProblem("classify.empty", new ClassifyTexts(console).Say("empty")) { File = InputFile.NameOf(file, console) }
            );
        if (console.IsJson)
            console.Json(json => found.Write(json, workflow.Profile.ToString()));
        else
            Show(found, new ToolPage(console, ClassifyTexts.Table), new ClassifyTexts(console));
        return ExitCode.Done;
    }

    private static void Show(ConfusionTable found, ToolPage page, ClassifyTexts texts)
    {
        page.Pairs(
            ("texts", Number(found.Total)),
            ("covered", texts.Say("of-which", Number(found.Covered), Percent(found.Coverage))),
            ("right", texts.Say("of-which", Number(found.Right), Percent(found.Accuracy)))
        );
        if (string.Join(", ", found.Unknown) is { Length: > 0 } unknown)
            page.Line(texts.Say("unknown-labels", unknown));
        page.Heading("by-category");
        page.Table(
            ["category", "labelled", "given", "right-ones", "precision", "recall"],
            1,
            [
                .. found.Categories.Select(c =>
                    (string[])
                        [
                            c.Name.Length == 0 ? texts.Say("none") : c.Name,
                            Number(c.Labelled),
                            Number(c.Given),
                            Number(c.Right),
                            c.Given == 0 || c.Name.Length == 0 ? "–" : Percent((double)c.Right / c.Given),
                            c.Labelled == 0 || c.Name.Length == 0 ? "–" : Percent((double)c.Right / c.Labelled),
                        ]
                ),
            ]
        );
        page.Heading("confused");
        page.Table(
            ["labelled-as", "given-as", "times"],
            2,
            [
                .. found
                    .Confused.Take(20)
                    .Select(c => (string[])[c.Label, c.Given.Length == 0 ? texts.Say("none") : c.Given, Number(c.Times)]),
            ]
        );
    }

    private static string Named(TicketWorkflow workflow, CategoryPath category, ToolConsole console) =>
        console.In(workflow.Tell(new TicketClassified(category)));

    private static void Write(Utf8JsonWriter json, ClassificationResult? result)
    {
        if (result is null)
        {
            json.WriteNullValue();
            return;
        }
        json.WriteStartObject();
        json.WriteString("category", result.Category.Path);
        json.WriteNumber("confidence", Math.Round(result.Confidence, 4));
        json.WriteString("policy", result.Policy);
        json.WriteStartArray("evidence");
        foreach (var e in result.Evidence)
        {
            json.WriteStartObject();
            json.WriteString("word", e.Word);
            json.WriteString("where", e.Where);
            json.WriteNumber("at", e.At);
            json.WriteNumber("length", e.Length);
            json.WriteNumber("weight", e.Weight);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
