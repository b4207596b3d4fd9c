using SupportWorkflow.Conditions;

namespace SupportWorkflow.Notices;

/// <summary>What a word of a notice stands for on one ticket: the value, and how people say it. <c>default</c>: nobody knows.</summary>
/// <param name="Fact">The value.</param>
/// <param name="Spoken">How people say it; null: as it is written.</param>
internal readonly record struct NoticeValue(FactValue Fact, LocalText? Spoken = null)
{
    /// <summary>The text of the value.</summary>
    public LocalText Text => Spoken ?? (Fact.IsMissing ? NoticeTexts.Nothing : Fact.ToString());

    /// <summary>A text in both languages; an empty one says nothing.</summary>
    public static NoticeValue Of(LocalText? text) => string.IsNullOrEmpty(text?.English) ? default : new(FactValue.Of(text.English), text);

    /// <summary>A text; an empty one says nothing.</summary>
    public static implicit operator NoticeValue(string? text) => new(FactValue.Of(string.IsNullOrEmpty(text) ? null : text));
}
