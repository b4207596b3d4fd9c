using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Proposals;

/// <summary>What may help with a request (INT-18, CLS-4): first aid of the profile, articles and earlier cases that the host has
/// found.</summary>
internal static class ProposalDecisions
{
    private static readonly Actor Policy = Actor.System("proposals");

    /// <summary>More than anybody reads.</summary>
    private const int MostAtOnce = 10,
        MostKept = 100;

    public static readonly EventRow[] Events =
    [
        new EventRow<SolutionsProposed>("solutions-proposed"),
        new EventRow<EarlierCasesProposed>("earlier-cases-proposed"),
    ];

    /// <summary>First aid and articles that were not proposed yet; null: none.</summary>
    public static Reaction? Solutions(Ticket ticket, TicketPolicies policies, OutsideFacts? given, Instant at) =>
        Concerns(ticket, policies)
        && New([.. Advice(ticket, policies, given), .. Found(ProposalKind.Article, policies, given)], ticket) is { Count: > 0 } more
            ? new(new SolutionsProposed(more), Policy, at)
            : null;

    /// <summary>Earlier cases that were not proposed yet; null: none.</summary>
    public static Reaction? EarlierCases(Ticket ticket, TicketPolicies policies, OutsideFacts? given, Instant at) =>
        Concerns(ticket, policies) && New(Found(ProposalKind.EarlierCase, policies, given), ticket) is { Count: > 0 } more
            ? new(new EarlierCasesProposed(more), Policy, at)
            : null;

    /// <summary>Whether anything may be proposed: what is solved needs nothing any more.</summary>
    private static bool Concerns(Ticket ticket, TicketPolicies policies) =>
        !policies.Proposals.AreNone && ticket.State.Kind is not (StateKind.Done or StateKind.Final);

    private static ValueList<Proposal> New(IEnumerable<Proposal> all, Ticket ticket) =>
        [
            .. all.Where(p => !ticket.Proposals.Any(p.IsSame))
                .DistinctBy(p => (p.Kind, p.Id))
                .Take(Math.Min(MostAtOnce, MostKept - ticket.Proposals.Count)),
        ];

    private static List<Proposal> Advice(Ticket ticket, TicketPolicies policies, OutsideFacts? given)
    {
        var (rules, advice) = (policies.Proposals, new List<Proposal>());
        var heard = rules.Words?.Each(new() { Subject = ticket.Intake.Subject, Description = ticket.Intake.Description }) ?? default;
        var facts = policies.Facts.Of(new FactSubject(ticket, Given: given));
        foreach (var rule in rules.Advice)
        {
            var words = rule.HasWords ? heard.FirstOrDefault(h => h.Category.Path == rule.Name) : null;
            if (rule.HasWords && !(words?.Confidence >= rules.Threshold))
                continue;
            if (rule.If is { } condition && condition.Test(ref facts) != Truth.True)
                continue;
            advice.Add(new(ProposalKind.Advice, rule.Name, null, words?.Confidence ?? 1) { Evidence = words?.Evidence ?? default });
        }
        return advice;
    }

    /// <summary>What the host has found of a kind that the profile looks up, the surest first.</summary>
    private static IEnumerable<Proposal> Found(ProposalKind kind, TicketPolicies policies, OutsideFacts? given) =>
        policies.Proposals.LookUp.Contains(kind)
            ? (given?.Proposals ?? default)
                .Where(p => p.Kind == kind && p.Confidence >= policies.Proposals.Threshold)
                .OrderByDescending(p => p.Confidence)
            : [];
}
