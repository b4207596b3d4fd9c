using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Guidance;

namespace SupportWorkflow;

public sealed partial class TicketWorkflow
{
    /// <summary>What the profile tells somebody to say or do on a ticket as it stands, in the order of the profile. Before there is a
    /// ticket, ask it of one that was opened and not kept.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="reader">Who reads it.</param>
    /// <param name="at">When, for texts that say it.</param>
    /// <exception cref="ArgumentException">The ticket belongs to another profile version.</exception>
    public ValueList<GuidanceText> GuidanceFor(Ticket ticket, Actor reader, Instant at)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(reader);
        if (Other(ticket) is { } other)
            return other.GuidanceFor(ticket, reader, at);
        if (_parts.Guidance.Count == 0)
            return default;
        var (found, values) = (new List<GuidanceText>(), default(Notices.NoticeValue[]));
        foreach (var rule in _parts.Guidance)
        {
            var isFor = rule.Roles.Count == 0 ? reader.Roles.Any(r => r != Role.Requester) : reader.Roles.Any(rule.Roles.Contains);
            if (!isFor || (rule.In.Count > 0 && !rule.In.Contains(ticket.State.Name)))
                continue;
            var facts = Policies.Facts.Of(new FactSubject(ticket).By(reader));
            if (rule.If.Test(ref facts) != Truth.True)
                continue;
            values ??= _parts.Notices.Words.Read(
                new(_parts.Notices.Words.Speech, ticket, new WorkStarted { By = reader.Id, OccurredAt = at }, null, null)
            );
            found.Add(new(rule.Name, rule.Title, rule.Template.Fill(values)));
        }
        return [.. found];
    }
}
