using System.Text.Json;

namespace SupportWorkflow.Profiles;

/// <summary>A profile and those it extends, the profile itself first.</summary>
internal sealed class ProfileChain
{
    /// <summary>How many bases may stand one behind the other.</summary>
    private const int MostBases = 16;

    private readonly List<(DefinitionSource Source, JsonDocument Json)> _parts = [];

    /// <summary>The texts, as far as they are JSON.</summary>
    public IReadOnlyList<(DefinitionSource Source, JsonDocument Json)> Parts => _parts;

    /// <summary>Whether every base was found.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>What a profile says that it extends; undefined: it says nothing.</summary>
    private static JsonElement ExtendsOf(JsonDocument json) =>
        json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("extends", out var name) ? name : default;

    /// <summary>Whether a profile extends another one.</summary>
    public static bool Extends(JsonDocument json) => ExtendsOf(json).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    public static ProfileChain Read(DefinitionSource own, JsonDocument json, Func<string, byte[]?>? bases, ProblemList problems)
    {
        var chain = new ProfileChain();
        chain._parts.Add((own, json));
        while (ExtendsOf(chain._parts[^1].Json) is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } written)
        {
            // Another kind of value is found with the shape of the part.
            if (written.ValueKind != JsonValueKind.String)
                return chain;
            var before = problems.All.Count;
            var next = chain.Next(written.GetString()!, bases, problems);
            problems.Locate(chain._parts[^1].Source.Place, before);
            if (next is null)
                return chain;
            chain._parts.Add(next.Value);
        }
        chain.IsWhole = true;
        return chain;
    }

    private (DefinitionSource, JsonDocument)? Next(string written, Func<string, byte[]?>? bases, ProblemList problems)
    {
        var name = NameOf(written, _parts[^1].Source.Name);
        if (_parts.Count > MostBases)
        {
            problems.Add(
                "$.extends",
                "profile.extends-too-deep",
                $"the {_parts.Count}th base '{name}'",
                $"at most {MostBases} bases in a row"
            );
            return null;
        }
        var text = BuiltInTexts.Find(name) ?? bases?.Invoke(name);
        if (text is null)
        {
            problems.AddUnknown("$.extends", "profile.unknown-base", written, BuiltInTexts.Names, Allowed(name, bases is not null));
            return null;
        }
        var source = new DefinitionSource(name, DefinitionReader.WithoutByteOrderMark(text).ToArray());
        var met = _parts.FindIndex(p => p.Source.Name == name || p.Source.Utf8.AsSpan().SequenceEqual(source.Utf8));
        if (met >= 0)
        {
            string[] circle = [name, .. _parts.Skip(met + 1).Select(p => p.Source.Name!), name];
            problems.Add("$.extends", "profile.circular-extends", string.Join(" → ", circle), "a base that does not lead back here");
            return null;
        }
        var found = new ProblemList();
        if (DefinitionReader.Parse(source.Utf8, found) is { } json)
            return (source, json);
        problems.AddRange(found.All.Select(p => p with { Base = name }));
        return null;
    }

    private static string Allowed(string name, bool hasOthers) =>
        $"{string.Join(", ", BuiltInTexts.Names)}"
        + (
            !hasOthers ? "; a text without a file extends nothing else"
            : IsFile(name) ? "; or a file that is there, seen from the folder of this one"
            : "; or a file ending in .json, seen from the folder of this one"
        );

    /// <summary>The name by which a base is looked for: a file is named from the folder of the one that extends it, and looked for from
    /// that of the first.</summary>
    private static string NameOf(string written, string? from)
    {
        if (!IsFile(written) || Path.IsPathRooted(written))
            return written;
        var steps = new List<string>();
        var folder = from is not null && IsFile(from) ? from[..(from.LastIndexOf('/') + 1)] : "";
        foreach (var step in (folder + written).Split('/'))
            if (step == ".." && steps.Count > 0 && steps[^1] is not (".." or ""))
                steps.RemoveAt(steps.Count - 1);
            else if (step != ".")
                steps.Add(step);
        return string.Join('/', steps);
    }

    private static bool IsFile(string name) => name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
}
