using System.Text.Json;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Lifecycles;

public sealed partial class Lifecycle
{
    /// <summary>The standard lifecycle of a support ticket:
    /// what a profile starts from, and what imported history runs through without one.</summary>
    public static Lifecycle Standard { get; } = FromJson(Resource.Read("standard.lifecycle.json"), name: "standard");

    /// <summary>Reads a lifecycle.</summary>
    /// <param name="utf8">The JSON.</param>
    /// <param name="facts">The facts that the conditions of guards may ask for; absent: none.</param>
    /// <param name="calendars">The calendars that conditions may name; absent: none.</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="DefinitionException">Lists every problem with its JSON path and line.</exception>
    public static Lifecycle FromJson(
        ReadOnlySpan<byte> utf8,
        FactCatalogue? facts = null,
        CalendarBook? calendars = null,
        string name = "lifecycle"
    )
    {
        ArgumentNullException.ThrowIfNull(name);
        var problems = new ProblemList();
        var lifecycle = DefinitionReader
            .Read(utf8, LifecycleJson.Default.LifecycleDocument, problems)
            ?.Parse(name, "$", facts ?? FactCatalogue.Empty, problems, calendars);
        problems.Locate(utf8);
        problems.ThrowIfAny();
        return lifecycle!;
    }

    /// <summary>The lifecycle in JSON, row by row as it was written; read again it gives the same table.</summary>
    public string ToJson() => JsonSerializer.Serialize(LifecycleWriter.Write(_draft), LifecycleJson.Readable.LifecycleDocument);

    /// <summary>The lifecycle as a Mermaid state diagram.</summary>
    /// <param name="language">A language tag; every one that begins with <c>zh</c> is Chinese, all others are English.</param>
    public string ToMermaid(string language = "en")
    {
        ArgumentNullException.ThrowIfNull(language);
        return new MermaidDrawing(new(_draft, this, language)).Draw();
    }

    /// <summary>The lifecycle in Graphviz's DOT language.</summary>
    /// <param name="language">A language tag; every one that begins with <c>zh</c> is Chinese, all others are English.</param>
    public string ToDot(string language = "en")
    {
        ArgumentNullException.ThrowIfNull(language);
        return new DotDrawing(new(_draft, this, language)).Draw();
    }
}
