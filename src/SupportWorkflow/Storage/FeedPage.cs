namespace SupportWorkflow.Desk;

/// <summary>A part of a feed.</summary>
/// <param name="Events">What happened; empty: nothing more so far.</param>
/// <param name="Next">The position after it: where to go on, now or later. Null: the feed is empty.</param>
public sealed record FeedPage(ValueList<FeedEvent> Events, string? Next);
