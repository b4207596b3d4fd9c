using System.CommandLine;
using System.Text;
using System.Text.Json;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Profiles;

/// <summary><c>profile list | show P | validate FILE | lint P | notices P | diff A B | diagram P | schema</c>.</summary>
internal static class ProfileCommand
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    internal static Command Create(ToolConsole console)
    {
        var list = new Command("list", console.Say("about-profile-list"));
        list.SetAction(_ => List(console));

        var shown = new Argument<string>("P") { Description = console.Say("profile-p") };
        var own = new Option<bool>("--own") { Description = console.Say("profile-own") };
        var show = new Command("show", console.Say("about-profile-show")) { shown, own };
        show.SetAction(parsed => parsed.GetValue(own) ? ShowOwn(parsed.GetValue(shown)!, console) : Show(parsed.GetValue(shown)!, console));

        var checkedFile = new Argument<string>("FILE") { Description = console.Say("profile-file") };
        var validate = new Command("validate", console.Say("about-profile-validate")) { checkedFile };
        validate.SetAction(parsed => Validate(parsed.GetValue(checkedFile)!, console));

        var drawn = new Argument<string>("P") { Description = console.Say("profile-p") };
        var format = new Option<string>("--format") { Description = console.Say("profile-format"), DefaultValueFactory = _ => "mermaid" };
        format.AcceptOnlyFromAmong("mermaid", "dot");
        var track = new Option<string?>("--track") { Description = Say("profile-track"), HelpName = "KIND" };
        var diagram = new Command("diagram", console.Say("about-profile-diagram")) { drawn, format, track };
        diagram.SetAction(parsed => Diagram(parsed.GetValue(drawn)!, parsed.GetValue(format)!, parsed.GetValue(track), console));

        var schema = new Command("schema", console.Say("about-profile-schema"));
        schema.SetAction(_ => Schema(console));

        return new("profile", console.Say("about-profile"))
        {
            list,
            show,
            validate,
            ProfileLintCommand.Create(console),
            ProfileNoticesCommand.Create(console),
            ProfileDiffCommand.Create(console),
            diagram,
            schema,
        };

        string Say(string key) => console.In(ProfileWords.Texts.Say(key));
    }

    private static int Schema(ToolConsole console)
    {
        using var schema = JsonDocument.Parse(WorkflowProfile.JsonSchema());
        console.Json(schema.WriteTo);
        return ExitCode.Done;
    }

    private static int Diagram(string idOrFile, string format, string? track, ToolConsole console)
    {
        var workflow = ProfileFile.Load(idOrFile, console).Compile();
        var lifecycle = track is null ? workflow.Lifecycle : Find(workflow, track, console);
        var diagram = format == "dot" ? lifecycle.ToDot(console.Language) : lifecycle.ToMermaid(console.Language);
        if (!console.IsJson)
        {
            console.Text.Write(diagram);
            return ExitCode.Done;
        }
        console.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("format", format);
            json.WriteString("diagram", diagram);
            json.WriteEndObject();
        });
        return ExitCode.Done;
    }

    private static Lifecycle Find(TicketWorkflow workflow, string track, ToolConsole console)
    {
        if (workflow.TrackKinds.FirstOrDefault(k => k.Id == track) is { } kind)
            return kind.Lifecycle;
        var known = workflow.TrackKinds.Count == 0 ? "–" : string.Join(", ", workflow.TrackKinds.Select(k => k.Id));
        throw new ToolProblemException(
            new ToolProblem("arguments.bad-value", console.In(ProfileWords.Texts.Say("unknown-track", track, known)))
        );
    }

    private static int List(ToolConsole console)
    {
        var profiles = BuiltInProfiles.Ids.Select(id => BuiltInProfiles.Find(id)!).ToList();
        if (!console.IsJson)
        {
            new ToolPage(console).Table(
                ["id", "version", "name", "about"],
                0,
                [
                    .. profiles.Select(p =>
                        (string[])[p.Version.Profile, p.Version.Version, console.In(p.Name), p.About is { } about ? console.In(about) : ""]
                    ),
                ]
            );
            return ExitCode.Done;
        }
        console.Json(json =>
        {
            json.WriteStartArray();
            foreach (var profile in profiles)
            {
                json.WriteStartObject();
                json.WriteString("id", profile.Version.Profile);
                json.WriteString("version", profile.Version.Version);
                json.WriteString("name", console.In(profile.Name));
                if (profile.About is { } about)
                    json.WriteString("about", console.In(about));
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
        return ExitCode.Done;
    }

    private static int Show(string idOrFile, ToolConsole console)
    {
        var profile = ProfileFile.Load(idOrFile, console);
        if (!console.IsJson)
        {
            new ProfilePage(profile, console).Write();
            return ExitCode.Done;
        }
        using var document = JsonDocument.Parse(profile.ToJson(), Lenient);
        console.Json(document.WriteTo);
        return ExitCode.Done;
    }

    private static int ShowOwn(string idOrFile, ToolConsole console)
    {
        var bytes = ProfileFile.Own(idOrFile, console);
        using var document = JsonDocument.Parse(bytes, Lenient);
        if (console.IsJson)
            console.Json(document.WriteTo);
        else
            console.Text.WriteLine(Encoding.UTF8.GetString(bytes).TrimEnd());
        return ExitCode.Done;
    }

    private static int Validate(string file, ToolConsole console)
    {
        var bytes = InputFile.ReadAll(file, console);
        try
        {
            var profile = ProfileFile.Parse(file, bytes, console);
            if (console.IsJson)
                console.Json(json => Verdict(json, []));
            else
                console.Text.WriteLine(console.Say("profile-valid", profile.Version));
            return ExitCode.Done;
        }
        catch (ToolProblemException e)
        {
            if (console.IsJson)
                console.Json(json => Verdict(json, e.Problems));
            else
                foreach (var problem in e.Problems)
                    console.Text.WriteLine(problem);
            return ExitCode.DidNotHold;
        }

        void Verdict(Utf8JsonWriter json, IReadOnlyList<ToolProblem> problems)
        {
            json.WriteStartObject();
            json.WriteBoolean("valid", problems.Count == 0);
            json.WriteStartArray("problems");
            foreach (var problem in problems)
                problem.Write(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }
}
