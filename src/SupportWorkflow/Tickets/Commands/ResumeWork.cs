namespace SupportWorkflow;

/// <summary>What was waited for has come; work goes on.</summary>
public sealed record ResumeWork : TicketCommand
{
    internal override string TriggerName => "resume";
}
