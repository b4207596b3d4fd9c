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

    private static readonly string[] KindNames = [.. Kinds.Keys];

    private static readonly string[] WaitNames = [.. Waits.Keys];

    private static readonly TextTable Texts = new("Lifecycles");

    /// <summary>What people call a kind of state.</summary>
    public static LocalText KindText(string kind) => Texts.Say("kind-" + kind);

    /// <summary>What people call whom or what something waits for.</summary>
    public static LocalText WaitText(string on) => Texts.Say("on-" + on);

    public static string Of(StateKind kind) => KindNames[(int)kind];

    public static string Of(WaitingOn on) => WaitNames[(int)on];

    /// <summary>What a kind is painted with in drawings.</summary>
    public static string ColourOf(StateKind kind) =>
        kind switch
        {
            StateKind.Queued => "#dbeafe",
            StateKind.Working => "#dcfce7",
            StateKind.Waiting => "#fef3c7",
            StateKind.Done => "#ede9fe",
            _ => "#e5e7eb",
        };
}
