using Microsoft.ML.Data;

namespace SupportWorkflow.Samples.OwnAdviser;

/// <summary>A row of the log: what somebody wrote, and what it turned out to be about.</summary>
internal sealed class ClosedTicket
{
    [LoadColumn(0)]
    public string Subject { get; set; } = "";

    [LoadColumn(1)]
    public string Category { get; set; } = "";
}
