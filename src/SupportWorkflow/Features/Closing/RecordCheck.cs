namespace SupportWorkflow.Closing;

/// <summary>Whether a ticket's record holds what its profile demands at the end (CLO-1).</summary>
internal static class RecordCheck
{
    public static bool IsComplete(Ticket ticket, ClosingRules closing)
    {
        foreach (var part in closing.Record)
            if (!Holds(ticket, part))
                return false;
        return true;
    }

    public static bool Holds(Ticket ticket, RecordPart part) =>
        part switch
        {
            RecordPart.Description => !string.IsNullOrWhiteSpace(ticket.Intake.Description),
            RecordPart.Intake => ticket.Intake.Missing.Count == 0,
            RecordPart.Category => ticket.Category is not null,
            RecordPart.Diagnosis => ticket.Handling.LogEntries > 0,
            RecordPart.Contact => ticket.Handling.FirstContactAt is not null,
            RecordPart.Result => ticket.Resolution is not null,
            RecordPart.Measures => !string.IsNullOrWhiteSpace(ticket.Resolution?.Measures),
            RecordPart.Cause => !string.IsNullOrWhiteSpace(ticket.Resolution?.Cause),
            RecordPart.Precautions => !string.IsNullOrWhiteSpace(ticket.Resolution?.Precautions),
            RecordPart.Source => ticket.Resolution?.Source is not null,
            RecordPart.Resources => ticket.Resolution?.Resources.Count > 0,
            RecordPart.Rating => ticket.Closing.Rating is not null,
            _ => ticket.Closing.Audit is { Passed: true },
        };
}
