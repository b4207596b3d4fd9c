using System.Text;
using SupportWorkflow.Escalations;

namespace SupportWorkflow.Profiles;

/// <summary>One organisation's way to run its desk, read from JSON and checked. Immutable and thread-safe.</summary>
/// <example><code>TicketWorkflow workflow = WorkflowProfile.Parse(File.ReadAllBytes("acme.profile.json")).Compile();</code></example>
public sealed partial class WorkflowProfile
{
    private readonly WorkflowParts _parts;
    private readonly byte[] _utf8;

    private WorkflowProfile(ProfileDocument document, WorkflowParts parts, byte[] utf8) =>
        (Document, _parts, _utf8) = (document, parts, utf8);

    /// <summary>Id and version.</summary>
    public ProfileVersion Version => new(Document.Id, Document.Version);

    /// <summary>What people call it.</summary>
    public LocalText Name => Document.Name.Text;

    /// <summary>What is special about it; null: nothing was said.</summary>
    public LocalText? About => Document.About?.Text;

    /// <summary>The document it was read from.</summary>
    internal ProfileDocument Document { get; }

    /// <summary>The JSON Schema of the profile format, for editors: it says which words there are.
    /// What they mean together, <see cref="Parse"/> checks.</summary>
    public static string JsonSchema() => ProfileSchema.Write().ToJsonString();

    /// <summary>Reads and checks a profile.</summary>
    /// <param name="utf8Json">The file's bytes, with or without a byte order mark.</param>
    /// <exception cref="DefinitionException">Lists every problem with its JSON path and line.</exception>
    public static WorkflowProfile Parse(ReadOnlySpan<byte> utf8Json)
    {
        var problems = new ProblemList();
        var document = DefinitionReader.Read(utf8Json, ProfileJson.Default.ProfileDocument, problems);
        var parts = document is null ? null : ProfileReader.Read(document, problems);
        problems.Locate(utf8Json);
        problems.ThrowIfAny();
        return new(document!, parts!, DefinitionReader.WithoutByteOrderMark(utf8Json).ToArray());
    }

    /// <summary>The workflow that decides by this profile.</summary>
    public TicketWorkflow Compile() => Compile(static _ => { });

    /// <summary>The text it was read from.</summary>
    public string ToJson() => Encoding.UTF8.GetString(_utf8);

    /// <summary>The workflow that decides by this profile, with some policies replaced by classes of the host, and rules added.</summary>
    /// <exception cref="DefinitionException">An added rule names what the profile does not have; every problem is listed.</exception>
    public TicketWorkflow Compile(Action<PolicySet> replace)
    {
        ArgumentNullException.ThrowIfNull(replace);
        var policies = new PolicySet(_parts.Policies.Priorities);
        replace(policies);
        var parts = _parts with
        {
            Policies = _parts.Policies with { Priorities = policies.PriorityPolicy, SlaCalendars = policies.SlaCalendarPolicy },
        };
        if (policies.Rules.Count == 0)
            return new(parts);
        ValueList<EscalationRule> rules = [.. parts.Rules.AsEnumerable().Take(Document.Rules.Count), .. policies.Rules];
        var problems = new ProblemList();
        parts = ProfileReader.WithRules(parts, rules, i => i < rules.Count ? $"rules[{rules[i].Name}]" : "levels", problems);
        problems.ThrowIfAny();
        return new(parts);
    }
}
