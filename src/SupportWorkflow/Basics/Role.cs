using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>A part somebody plays at a desk; the names are the profile's (ROL-3). <c>default</c> is empty and grants nothing.</summary>
/// <param name="Name">English words in kebab case, such as <c>ticket-administrator</c>.</param>
[JsonConverter(typeof(RoleConverter))]
public readonly record struct Role(string Name)
{
    /// <summary>The name itself.</summary>
    public override string ToString() => Name ?? "";

    /// <summary>The person who asks for help.</summary>
    public static Role Requester => new("requester");

    /// <summary>Takes calls and messages, registers and verifies.</summary>
    public static Role Agent => new("agent");

    /// <summary>Leads the desk: dispatches, is copied, overrides.</summary>
    public static Role Lead => new("lead");

    /// <summary>Diagnoses and solves.</summary>
    public static Role Engineer => new("engineer");
}
