namespace SupportWorkflow;

internal readonly partial record struct TicketBefore
{
    public string? Impact { get; init; }

    public int? AffectedUsers { get; init; }

    /// <summary>What was before the next event, when an event has set these fields.</summary>
    public TicketBefore With(ValueList<TicketField> fields)
    {
        var then = this;
        foreach (var (name, value) in fields)
        {
            if (name == "impact")
                then = then with { Impact = value.Text };
            else if (name == "affected-users")
                then = then with { AffectedUsers = (int?)value.Number };
        }
        return then;
    }
}
