namespace SupportWorkflow.Conditions;

/// <summary>How a number is compared.</summary>
internal enum Comparison
{
    AtLeast,
    Above,
    AtMost,
    Below,
}
