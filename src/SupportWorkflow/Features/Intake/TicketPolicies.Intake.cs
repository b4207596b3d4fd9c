using SupportWorkflow.Intake;

namespace SupportWorkflow;

internal sealed partial record TicketPolicies
{
    /// <summary>What is taken and demanded when a request comes in.</summary>
    public IntakeRules Intake { get; init; } = IntakeRules.Open;
}
