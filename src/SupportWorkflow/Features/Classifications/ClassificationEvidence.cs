namespace SupportWorkflow.Classifications;

/// <summary>One word that speaks for a category, and where it stands.</summary>
/// <param name="Word">The word as the profile has it.</param>
/// <param name="Where">The text it stands in: <c>subject</c> or <c>description</c>; an own policy may name others.</param>
/// <param name="At">The place of its first character, counted from 0 in UTF-16 units.</param>
/// <param name="Length">How many characters of the text it takes up.</param>
/// <param name="Weight">How much it counts; in the subject it counts twice.</param>
public sealed record ClassificationEvidence(string Word, string Where, int At, int Length, double Weight);
