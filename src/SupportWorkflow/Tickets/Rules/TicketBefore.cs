namespace SupportWorkflow;

/// <summary>What of a ticket an event may change that conditions ask for, as it was before the event. <c>default</c>: there was no ticket.</summary>
internal readonly record struct TicketBefore(string? State, PriorityCode? Priority, string? Impact, int? AffectedUsers)
{
    public static TicketBefore Of(Ticket? ticket) =>
        ticket is null ? default : new(ticket.State.Name, ticket.Priority?.Code, ticket.Intake.Impact, ticket.Intake.AffectedUsers);

    /// <summary>Whether there was a ticket.</summary>
    public bool IsThere => State is not null;

    /// <summary>What is before the next event.</summary>
    /// <param name="e">The event that happened in between.</param>
    public TicketBefore Then(TicketEvent e)
    {
        var then = e.To is null ? this : this with { State = e.To };
        return e switch
        {
            TicketOpened opened => then with { Impact = opened.Intake.Impact, AffectedUsers = opened.Intake.AffectedUsers },
            TicketPrioritised prioritised => then with { Priority = prioritised.Priority.Code, Impact = prioritised.Impact },
            FieldsSet set => then.With(set.After),
            _ => then,
        };
    }

    private TicketBefore With(ValueList<TicketField> fields)
    {
        var then = this;
        foreach (var (name, value) in fields)
        {
            if (name == "impact") then = then with { Impact = value.Text };
            else if (name == "affected-users") then = then with { AffectedUsers = (int?)value.Number };
        }
        return then;
    }
}
