using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.History;

/// <summary>The words that profiles and maps have for kinds of states and for whom one waits: their names in kebab case.</summary>
internal static class StateWords
{
    public static readonly Dictionary<string, StateKind> Kinds = Enum.GetValues<StateKind>()
        .ToDictionary(k => Kebab(k.ToString()), StringComparer.Ordinal);

    public static readonly Dictionary<string, WaitingOn> Waits = Enum.GetValues<WaitingOn>()
        .ToDictionary(w => Kebab(w.ToString()), StringComparer.Ordinal);

    public static string Of(StateKind kind) => Kebab(kind.ToString());

    public static string Of(WaitingOn on) => Kebab(on.ToString());

    private static string Kebab(string name) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
