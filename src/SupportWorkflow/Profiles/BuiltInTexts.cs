namespace SupportWorkflow.Profiles;

/// <summary>The files that travel with the library, as they are written: profiles, and bases of profiles.</summary>
internal static class BuiltInTexts
{
    private const string ProfileEnding = ".profile.json",
        BaseEnding = ".base.json",
        TrackEnding = ".track.json";

    private static readonly string[] Resources = typeof(BuiltInTexts).Assembly.GetManifestResourceNames();

    /// <summary>The ids of the profiles.</summary>
    public static ValueList<string> Profiles { get; } = [.. NamesOf(ProfileEnding)];

    /// <summary>Everything that a profile can extend.</summary>
    public static ValueList<string> Names { get; } = [.. NamesOf(ProfileEnding).Concat(NamesOf(BaseEnding)).Order(StringComparer.Ordinal)];

    /// <summary>The names of the kinds of tracks that profiles can take over.</summary>
    public static ValueList<string> Tracks { get; } = [.. NamesOf(TrackEnding)];

    /// <summary>The file of a kind of track; null: there is none.</summary>
    public static byte[]? Track(string name) => Tracks.Contains(name) ? Resource.Read(name + TrackEnding) : null;

    /// <summary>The file of a name; null: there is none.</summary>
    public static byte[]? Find(string name) =>
        Array.Find(Resources, r => r == name + ProfileEnding || r == name + BaseEnding) is { } resource ? Resource.Read(resource) : null;

    private static IEnumerable<string> NamesOf(string ending) =>
        Resources.Where(r => r.EndsWith(ending, StringComparison.Ordinal)).Select(r => r[..^ending.Length]).Order(StringComparer.Ordinal);
}
