using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SupportWorkflow.Profiles;

/// <summary>The kinds of tracks that travel with the library. A profile that says <c>"like": "visit"</c> has all that stands there, and
/// says itself what is different.</summary>
internal static class LibraryTracks
{
    private const string Word = "like",
        Tracks = "tracks";

    /// <summary>Which of them a profile takes over, by the keys it gives them.</summary>
    /// <param name="parts">The profile and those it extends, the profile itself first.</param>
    public static IReadOnlyDictionary<string, string> Named(IReadOnlyList<JsonDocument> parts)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts)
            if (
                part.RootElement.ValueKind == JsonValueKind.Object
                && part.RootElement.TryGetProperty(Tracks, out var tracks)
                && tracks.ValueKind == JsonValueKind.Object
            )
                foreach (var track in tracks.EnumerateObject())
                    if (track.Value.ValueKind == JsonValueKind.Null)
                        said.Add(track.Name);
                    else if (
                        track.Value.ValueKind == JsonValueKind.Object
                        && track.Value.TryGetProperty(Word, out var like)
                        && said.Add(track.Name)
                        && like.ValueKind == JsonValueKind.String
                    )
                        named.Add(track.Name, like.GetString()!);
        return named;
    }

    /// <summary>The text of one as a part of a profile, asking for its own facts under the key it is given; null: there is none.</summary>
    public static DefinitionSource? Find(string name, string key)
    {
        if (BuiltInTexts.Track(name) is not { } utf8)
            return null;
        var text = Encoding.UTF8.GetString(DefinitionReader.WithoutByteOrderMark(utf8));
        if (key != name)
            text = text.Replace($"track.{name}.", $"track.{key}.", StringComparison.Ordinal);
        var quoted = JsonSerializer.Serialize(key, ProfileJson.Default.String);
        return new(name + ".track", Encoding.UTF8.GetBytes($"{{ \"{Tracks}\": {{ {quoted}: {text} }} }}"));
    }

    /// <summary>Takes the word out again: what it stands for has been taken over. A name that is none is a problem.</summary>
    /// <param name="root">The merged profile.</param>
    /// <param name="problems">Where problems go.</param>
    public static void Forget(JsonObject root, ProblemList problems)
    {
        if (root[Tracks] is not JsonObject tracks)
            return;
        foreach (var (key, track) in tracks)
        {
            if (track is not JsonObject members || members[Word] is not JsonValue like)
                continue;
            if (like.TryGetValue(out string? name) && !BuiltInTexts.Tracks.Contains(name))
                problems.AddUnknown(JsonPath.Step("$." + Tracks, key) + "." + Word, "track.unknown-like", name, BuiltInTexts.Tracks);
            members.Remove(Word);
        }
    }
}
