namespace SupportWorkflow.Tracks;

/// <summary>How what belongs to a kind of track is called in the whole profile.</summary>
internal static class TrackNames
{
    /// <summary>What is said of a point of a checklist.</summary>
    public const string Done = "done",
        NotDone = "not-done",
        NotApplicable = "not-applicable";

    /// <summary>How every fact of a track begins.</summary>
    public const string Facts = "track.";

    /// <summary>A fact of a kind.</summary>
    public static string Fact(string kind, string fact) => $"{Facts}{kind}.{fact}";

    /// <summary>A promise or a notice of a kind.</summary>
    public static string Of(string kind, string own) => $"{kind}.{own}";

    /// <summary>The kind of the track of an id such as <c>visit/1</c>.</summary>
    public static string KindOf(string track) => track[..track.LastIndexOf('/')];
}
