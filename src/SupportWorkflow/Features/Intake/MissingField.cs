namespace SupportWorkflow.Intake;

/// <summary>Something a request lacks (INT-4, INT-5). What to ask for it, the profile knows: <c>workflow.Questions(ticket)</c>.</summary>
/// <param name="Field">The member of the intake record or the profile's own field;
/// where something vague was said, the one it was said in.</param>
/// <param name="Phrase">The vague words that were found; null: nothing was said at all.</param>
public sealed record MissingField(string Field, string? Phrase = null);
