using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SupportWorkflow.Escalations;

namespace SupportWorkflow.Profiles;

/// <summary>One organisation's way to run its desk, read from JSON and checked. Immutable and thread-safe.</summary>
/// <example><code>TicketWorkflow workflow = WorkflowProfile.Parse(File.ReadAllBytes("acme.profile.json")).Compile();</code></example>
public sealed partial class WorkflowProfile
{
    private readonly WorkflowParts _parts;
    private readonly ProfileText _text;

    private WorkflowProfile(ProfileText text, WorkflowParts parts) => (_text, _parts) = (text, parts);

    /// <summary>Id and version.</summary>
    public ProfileVersion Version => new(Document.Id, Document.Version);

    /// <summary>What people call it.</summary>
    public LocalText Name => Document.Name.Text;

    /// <summary>What is special about it; null: nothing was said.</summary>
    public LocalText? About => Document.About?.Text;

    /// <summary>The document it was read from.</summary>
    internal ProfileDocument Document => _text.Document!;

    /// <summary>The JSON Schema of the profile format, for editors: it says which words there are. What they mean together,
    /// <see cref="Parse(ReadOnlySpan{byte})"/> checks.</summary>
    public static string JsonSchema() => ProfileSchema.Write().ToJsonString();

    /// <summary>Reads and checks a profile. It may extend profiles that come with the library.</summary>
    /// <param name="utf8Json">The file's bytes, with or without a byte order mark.</param>
    /// <exception cref="DefinitionException">Lists every problem with its JSON path and line.</exception>
    public static WorkflowProfile Parse(ReadOnlySpan<byte> utf8Json) => Read(utf8Json, null);

    /// <summary>Reads and checks a profile that may extend others, which may extend others again: at most 16 in a row.</summary>
    /// <param name="utf8Json">The file's bytes, with or without a byte order mark.</param>
    /// <param name="bases">
    /// Gives the bytes of a base by its name, null where there is none; what it throws goes through. It is not asked for the names of
    /// profiles that come with the library. A name that ends in <c>.json</c> is a file seen from the folder of the one that extends it:
    /// where <c>parts/desk.json</c> extends <c>hours.json</c>, it is asked for <c>parts/hours.json</c>.
    /// </param>
    /// <exception cref="DefinitionException">Lists every problem with its JSON path and line, and the base in which it stands.</exception>
    /// <example><code>
    /// WorkflowProfile berlin = WorkflowProfile.Parse(File.ReadAllBytes("desks/berlin.json"), name => File.ReadAllBytes($"desks/{name}"));
    /// </code></example>
    public static WorkflowProfile Parse(ReadOnlySpan<byte> utf8Json, Func<string, byte[]?> bases)
    {
        ArgumentNullException.ThrowIfNull(bases);
        return Read(utf8Json, bases);
    }

    /// <summary>The workflow that decides by this profile.</summary>
    public TicketWorkflow Compile() => Compile(static _ => { });

    /// <summary>The whole profile as one document that needs no other: the very text it was read from, or, where that extends another
    /// profile, what they say together. It means the same when a base has changed, so it is what a store keeps.</summary>
    public string ToJson() => Encoding.UTF8.GetString(_text.Utf8);

    /// <summary>The workflow that decides by this profile, with some policies replaced by classes of the host, and rules added.</summary>
    /// <exception cref="DefinitionException">An added rule names what the profile does not have, or the profile names a policy that was not
    /// added; every problem is listed.</exception>
    public TicketWorkflow Compile(Action<PolicySet> replace) => Compile(replace, isPinned: false);

    /// <summary>The same.</summary>
    /// <param name="replace">Adds policies and rules.</param>
    /// <param name="isPinned">Whether tickets pin this very document: it has the rules it was kept with, and gets no other.</param>
    internal TicketWorkflow Compile(Action<PolicySet> replace, bool isPinned)
    {
        ArgumentNullException.ThrowIfNull(replace);
        var (policies, problems) = (new PolicySet(), new ProblemList());
        replace(policies);
        var (priority, calendar, classification, assignment) = (
            policies.PriorityFor(Document.Policies.Priority, problems),
            policies.SlaCalendarFor(Document.Policies.SlaCalendar, problems),
            policies.ClassificationFor(Document.Policies.Classification, problems),
            policies.AssignmentFor(Document.Policies.Assignment, problems)
        );
        var added = isPinned ? default : policies.Rules;
        var parts = _parts with
        {
            Policies = _parts.Policies with
            {
                Priorities = priority ?? _parts.Policies.Priorities,
                SlaCalendars = calendar,
                OwnClassification = classification,
                OwnAssignment = assignment,
            },
            Document = new(() =>
                Pinned(
                    [
                        ("priority", priority is null ? null : PolicySet.IdOf(priority)),
                        ("classification", classification is null ? null : PolicySet.IdOf(classification)),
                        ("assignment", assignment is null ? null : PolicySet.IdOf(assignment)),
                        ("slaCalendar", calendar is null ? null : PolicySet.IdOf(calendar)),
                    ],
                    added
                )
            ),
        };
        if (added.Count > 0)
        {
            ValueList<EscalationRule> rules = [.. parts.Rules.AsEnumerable().Take(Document.Rules.Count), .. added];
            parts = ProfileReader.WithRules(parts, rules, i => i < rules.Count ? $"rules[{rules[i].Name}]" : "levels", problems);
        }
        problems.Locate(_text.Place);
        problems.ThrowIfAny();
        return new(parts);
    }

    /// <summary>What tickets pin: the document, with the rules and the names of the policies that are not in it.</summary>
    private string Pinned((string Member, string? Id)[] policies, ValueList<EscalationRule> added)
    {
        if (added.Count == 0 && Array.TrueForAll(policies, p => p.Id is null))
            return ToJson();
        var root = JsonNode
            .Parse(_text.Utf8, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!
            .AsObject();
        var named = new JsonObject();
        foreach (var (member, id) in policies)
            if (id is not null)
                named[member] = id;
        if (named.Count > 0)
            root["policies"] = named;
        if (added.Count > 0 && root["rules"] is not JsonArray)
            root["rules"] = new JsonArray();
        foreach (var rule in added)
            root["rules"]!.AsArray().Add(JsonNode.Parse(rule.ToJson()));
        return ReadableJson.Text(root);
    }

    private static WorkflowProfile Read(ReadOnlySpan<byte> utf8Json, Func<string, byte[]?>? bases)
    {
        var problems = new ProblemList();
        var text = ProfileText.Read(utf8Json, bases, problems);
        var parts = text.Document is null ? null : ProfileReader.Read(text.Document, problems);
        problems.Locate(text.Place);
        problems.ThrowIfAny();
        return new(text, parts!);
    }
}
