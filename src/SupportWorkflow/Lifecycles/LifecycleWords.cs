namespace SupportWorkflow.Lifecycles;

/// <summary>The words of JSON for the closed lists of this room.</summary>
internal static class LifecycleWords
{
    public static readonly Dictionary<string, StateKind> Kinds = new(StringComparer.Ordinal)
    {
        ["queued"] = StateKind.Queued,
        ["working"] = StateKind.Working,
        ["waiting"] = StateKind.Waiting,
        ["done"] = StateKind.Done,
        ["final"] = StateKind.Final,
    };

    public static readonly Dictionary<string, WaitingOn> Waits = new(StringComparer.Ordinal)
    {
        ["requester"] = WaitingOn.Requester,
        ["vendor"] = WaitingOn.Vendor,
        ["other-team"] = WaitingOn.OtherTeam,
        ["schedule"] = WaitingOn.Schedule,
        ["other"] = WaitingOn.Other,
    };

    public static string Of(StateKind kind) => Kinds.First(k => k.Value == kind).Key;

    public static string Of(WaitingOn on) => Waits.First(w => w.Value == on).Key;

    /// <summary>What a kind is painted with in drawings.</summary>
    public static string ColourOf(StateKind kind) => kind switch
    {
        StateKind.Queued => "#dbeafe",
        StateKind.Working => "#dcfce7",
        StateKind.Waiting => "#fef3c7",
        StateKind.Done => "#ede9fe",
        _ => "#e5e7eb",
    };
}
