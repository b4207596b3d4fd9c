using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SupportWorkflow.Profiles;

/// <summary>A profile's text: its own, or what it and the profiles it extends say together.</summary>
/// <param name="Document">What it says; null: its shape does not allow to read it.</param>
/// <param name="Utf8">The text, without a byte order mark.</param>
/// <param name="Place">Where the thing at a path of it was written.</param>
internal sealed record ProfileText(ProfileDocument? Document, byte[] Utf8, Func<string, DefinitionPlace> Place)
{
    /// <summary>Who a profile is, it says itself.</summary>
    private static readonly string[] NeverInherited = ["$schema", "id", "version", "about", "extends"];

    private static JsonTypeInfo<ProfileDocument> Shape => ProfileJson.Default.ProfileDocument;

    /// <summary>Reads a profile and whatever it extends. Problems are located where they stand.</summary>
    public static ProfileText Read(ReadOnlySpan<byte> utf8, Func<string, byte[]?>? bases, ProblemList problems)
    {
        var own = new DefinitionSource(null, DefinitionReader.WithoutByteOrderMark(utf8).ToArray());
        using var json = DefinitionReader.Parse(own.Utf8, problems);
        if (json is not null && (ProfileChain.Extends(json) || LibraryTracks.Named([json]).Count > 0))
            return Merge(own, json, bases, problems);
        var document = json is null ? null : DefinitionReader.Read(own.Utf8, Shape, problems);
        return new(document, own.Utf8, own.Place);
    }

    private static ProfileText Merge(DefinitionSource own, JsonDocument json, Func<string, byte[]?>? bases, ProblemList problems)
    {
        var chain = ProfileChain.Read(own, json, bases, problems);
        var merged = new MergedDefinition(Shape);
        foreach (var (key, name) in LibraryTracks.Named([.. chain.Parts.Select(p => p.Json)]))
            if (LibraryTracks.Find(name, key) is { } kind)
            {
                using var library = JsonDocument.Parse(kind.Utf8);
                merged.Extend(kind, library.RootElement, []);
            }
        foreach (var (source, part) in chain.Parts.Reverse())
        {
            var before = problems.All.Count;
            DefinitionReader.CanRead(part, Shape, asPart: true, problems);
            problems.Locate(source.Place, before);
            if (part.RootElement.ValueKind == JsonValueKind.Object)
                merged.Extend(source, part.RootElement, source == own ? ["extends"] : NeverInherited);
        }
        foreach (var (_, part) in chain.Parts.Skip(1))
            part.Dispose();
        LibraryTracks.Forget(merged.Root, problems);
        var text = Encoding.UTF8.GetBytes(ReadableJson.Text(merged.Root));
        var found = new ProblemList();
        var document = DefinitionReader.Read(text, Shape, found);
        // What else is wrong with the shape was found in the part in which it stands.
        foreach (var missing in found.All.Where(p => p.Code == DefinitionReader.MissingMember))
            if (chain.IsWhole || NeverInherited.Any(name => missing.Path == "$." + name))
                problems.Add(missing with { Line = 0 });
        if (document is null && !problems.Any)
            problems.AddRange(found.All.Select(p => p with { Line = 0 }));
        problems.Locate(merged.Place);
        return new(chain.IsWhole ? document : null, text, merged.Place);
    }
}
