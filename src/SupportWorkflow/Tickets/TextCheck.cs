namespace SupportWorkflow;

/// <summary>
/// Looks through the texts of one command, so that whatever is recorded can be written and read again: no null, no NUL, no half of a
/// character, nothing longer than is taken. Asking allocates nothing until something is wrong.
/// </summary>
/// <param name="longestText">The most characters of one text.</param>
/// <param name="longestId">The most characters of an id.</param>
internal ref struct TextCheck(int longestText, int longestId)
{
    /// <summary>The first thing that is wrong; null: nothing.</summary>
    public Rejection? No { get; private set; }

    /// <summary>A text there must be; it may be empty.</summary>
    public void Text(string member, string? text)
    {
        if (text is null)
            No ??= TicketTexts.Table.No("text.missing", member);
        else
            Look(member, text, longestText);
    }

    /// <summary>A text that may be left out.</summary>
    public void Maybe(string member, string? text)
    {
        if (text is not null)
            Look(member, text, longestText);
    }

    /// <summary>An id that may be left out, but is not empty.</summary>
    public void Id(string member, string? id)
    {
        if (id is { Length: 0 })
            No ??= TicketTexts.Table.No("text.missing", member);
        else if (id is not null)
            Look(member, id, longestId);
    }

    private void Look(string member, string text, int longest)
    {
        if (text.Length > longest)
            No ??= TicketTexts.Table.No("text.too-long", member, text.Length, longest);
        else if (text.Contains('\0') || HasHalf(text))
            No ??= TicketTexts.Table.No("text.not-a-character", member);
    }

    private static bool HasHalf(string text)
    {
        var at = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF');
        for (; at >= 0 && at < text.Length; at++)
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                at++;
            else if (char.IsSurrogate(text[at]))
                return true;
        return false;
    }
}
