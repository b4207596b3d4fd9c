namespace SupportWorkflow.Watchers;

/// <summary>Who follows a ticket.</summary>
internal static class WatcherDecisions
{
    /// <summary>More than a mail can be sent to at once is a list of its own.</summary>
    private const int Most = 100;

    private static readonly TextTable Texts = WatcherTexts.Table;

    public static readonly CommandRow[] Commands =
    [
        new CommandRow<WatchTicket>("watch-ticket", "watch", Decide),
        new CommandRow<UnwatchTicket>("unwatch-ticket", "unwatch", Decide),
    ];

    public static readonly EventRow[] Events =
    [
        new EventRow<WatcherAdded>("watcher-added", ("watcher", e => e.Watcher.Who)) { By = ["watch"] },
        new EventRow<WatcherRemoved>("watcher-removed", ("watcher", e => e.Who)) { By = ["unwatch"] },
    ];

    /// <summary>Whether somebody ends for themselves what others began: that asks no role.</summary>
    public static bool IsLeaving(TicketCommand command, Ticket ticket) =>
        command is UnwatchTicket { Who: var who } && who == command.By.Id && ticket.Watcher(who) is { IsAddress: false };

    private static Verdict Decide(WatchTicket command, in Deciding on)
    {
        var ticket = on.Ticket;
        if (string.IsNullOrWhiteSpace(command.Who))
            return Texts.No("watch.nobody");
        if (ticket.Intake.Requester == command.Who)
            return Texts.No("watch.is-requester", command.Who);
        var watcher = new WatcherRecord(command.Who, command.IsAddress, command.Sees);
        if (ticket.Watcher(command.Who) is not null || ticket.Watchers.AsEnumerable().Any(w => watcher.Is(w.Who)))
            return Texts.No("watch.done", command.Who);
        if (command is { IsAddress: true, Sees: not WatcherSight.Notices })
            return Texts.No("watch.sees-nothing", command.Who);
        return ticket.Watchers.Count >= Most ? Texts.No("watch.too-many", Most) : new WatcherAdded(watcher);
    }

    private static Verdict Decide(UnwatchTicket command, in Deciding on) =>
        on.Ticket.Watcher(command.Who) is { } watcher ? new WatcherRemoved(watcher.Who) : Texts.No("unwatch.not-there", command.Who);
}
