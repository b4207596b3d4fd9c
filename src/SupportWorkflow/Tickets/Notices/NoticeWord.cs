namespace SupportWorkflow;

/// <summary>A word that a notice's text may use.</summary>
/// <param name="Name">As the text writes it, between braces.</param>
/// <param name="Read">What it stands for.</param>
/// <param name="Events">The events it belongs to, as bits; 0: all.</param>
internal sealed record NoticeWord(string Name, Func<NoticeView, NoticeValue> Read, ulong Events = 0)
{
    public bool SuitsAll(ulong events) => Events == 0 || (events & ~Events) == 0;
}
