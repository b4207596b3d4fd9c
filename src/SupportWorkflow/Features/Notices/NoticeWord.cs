namespace SupportWorkflow.Notices;

/// <summary>A word that a notice's text may use.</summary>
/// <param name="Name">As the text writes it, between braces.</param>
/// <param name="Read">What it stands for.</param>
/// <param name="Events">The events it belongs to, none: all.</param>
internal sealed record NoticeWord(string Name, Func<NoticeView, NoticeValue> Read, EventSet Events = default)
{
    public bool SuitsAll(EventSet events) => Events.IsEmpty || Events.Contains(events);
}
