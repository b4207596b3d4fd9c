using SupportWorkflow.Notices;

namespace SupportWorkflow;

public sealed partial class TicketWorkflow
{
    /// <summary>Every notice it can send, in the order of the profile, with a text to read before there is a ticket. Made anew each
    /// time.</summary>
    public ValueList<NoticeOutline> NoticeOutlines =>
        NoticeOutline.Of(
            _rules.Notices.Rules,
            Policies.RuleFacts.Catalogue,
            Numbers.Number(Numbers.SeriesAt(NoticeVocabulary.Sometime), 1).Value
        );
}
