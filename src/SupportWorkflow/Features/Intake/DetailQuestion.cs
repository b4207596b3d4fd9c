namespace SupportWorkflow.Intake;

/// <summary>What the profile asks the requester for something that is missing (INT-4, INT-5).</summary>
/// <param name="Field">The member of the intake record or the profile's own field;
/// where something vague was said, the one it was said in.</param>
/// <param name="Question">The question, ready to send.</param>
/// <param name="Why">Why it is asked; null: nothing was said.</param>
/// <param name="Phrase">The vague words that were found; null: nothing was said at all.</param>
public sealed record DetailQuestion(string Field, LocalText Question, LocalText? Why = null, string? Phrase = null);
