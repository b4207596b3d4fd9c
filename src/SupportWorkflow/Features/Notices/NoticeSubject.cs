namespace SupportWorkflow.Notices;

/// <summary>What a notice is about: the ticket as the decision left it, and the event it is sent with.
/// Facts and text are read from it when asked for.</summary>
/// <param name="Words">What a text may say.</param>
/// <param name="Rule">Which notice of the profile it is.</param>
/// <param name="Ticket">The ticket after the decision.</param>
/// <param name="Event">The event.</param>
/// <param name="Before">The priority before the decision; null: none.</param>
internal sealed record NoticeSubject(NoticeVocabulary Words, NoticeRule Rule, Ticket Ticket, TicketEvent Event, PriorityCode? Before)
{
    public NoticeContent Read()
    {
        var values = Words.Read(new(Words.Speech, Ticket, Event, Rule.RuleText, Before));
        var facts = new List<TicketField>(values.Length);
        for (var i = 0; i < values.Length; i++)
            if (!values[i].Fact.IsMissing)
                facts.Add(new(Words.NameOf(i), values[i].Fact));
        return new([.. facts], Rule.Template.Fill(values));
    }
}

/// <summary>What a notice says.</summary>
/// <param name="Facts">The values, for a host that writes its own text.</param>
/// <param name="Text">The text.</param>
internal sealed record NoticeContent(ValueList<TicketField> Facts, LocalText Text);
