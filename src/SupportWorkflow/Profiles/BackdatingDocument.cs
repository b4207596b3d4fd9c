namespace SupportWorkflow.Profiles;

/// <summary>How far back things may be dated, in JSON.</summary>
internal sealed class BackdatingDocument
{
    /// <summary>The longest time between an event and its record: <c>PT24H</c>, <c>P2D</c> (days of 24 hours), or <c>none</c> (default):
    /// back to the opening.</summary>
    public string Limit { get; set; } = "none";
}
