using SupportWorkflow.Watchers;

namespace SupportWorkflow;

/// <summary>Somebody follows the ticket.</summary>
/// <param name="Watcher">Who, and what they may see.</param>
public sealed record WatcherAdded([property: Personal] WatcherRecord Watcher) : TicketEvent
{
    internal override string StableName => "watcher-added";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) => own.Watchers = own.Watchers.Add(Watcher);

    internal override LocalText Tell(IProfileWords words) => WatcherTexts.Table.Say(StableName, Watcher.Who);

    internal override TicketEvent Redacted(in Redactor r) => this with { Watcher = Watcher with { Who = r.Account(Watcher.Who) } };
}

/// <summary>Somebody no longer follows the ticket.</summary>
/// <param name="Who">Who did.</param>
public sealed record WatcherRemoved([property: Personal] string Who) : TicketEvent
{
    internal override string StableName => "watcher-removed";

    internal override bool IsForRequester => true;

    internal override void Fold(Ticket own) => own.Watchers = [.. own.Watchers.Where(w => !w.Is(Who))];

    internal override LocalText Tell(IProfileWords words) => WatcherTexts.Table.Say(StableName, Who);

    internal override TicketEvent Redacted(in Redactor r) => this with { Who = r.Account(Who) };
}
