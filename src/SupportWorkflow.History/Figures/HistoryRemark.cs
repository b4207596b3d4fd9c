namespace SupportWorkflow.History;

/// <summary>Something to know before a figure is believed: a word that had to be read as another, dates without known holidays.</summary>
/// <param name="Code">
/// A stable code: <c>word.replaced</c>, <c>log.no-response</c>, <c>log.no-resolution</c> or <c>holidays.unknown</c>.
/// </param>
/// <param name="Text">The sentence in both languages.</param>
public sealed record HistoryRemark(string Code, LocalText Text);
