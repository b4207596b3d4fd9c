using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tests.Lifecycles;

/// <summary>A bank's loan approval, in code: small loans by a manager, large ones by the committee, never by whoever checked the
/// papers.</summary>
public sealed class LoanApprovalTests
{
    private static readonly Role Applicant = new("applicant"),
        Clerk = new("clerk"),
        Manager = new("manager"),
        Committee = new("committee");

    private static readonly Instant Monday = Instant.FromUtc(2025, 3, 3, 9, 0);

    private static readonly FactCatalogue Facts = FactCatalogue.Of(
        FactDeclaration.Number("amount"),
        FactDeclaration.YesNo("papers-complete"),
        FactDeclaration.Choice("rating", "a", "b", "c"),
        FactDeclaration.Choice("state", "offered", "other") with
        {
            KnowsSince = true,
        }
    );

    private static readonly Lifecycle Loan = Build();

    [Fact]
    public void A_small_loan_with_good_rating_is_offered_by_a_manager()
    {
        var facts = new Application
        {
            Amount = 20_000,
            PapersComplete = true,
            Rating = "a",
        };
        Assert.Equal("offered", Decide("checking", "approve", facts, Manager, by: "other").To.Name);
        Assert.Equal("lifecycle.role-not-granted", Decide("checking", "approve", facts, Clerk, by: "other").Rejection!.Code);
    }

    [Fact]
    public void A_large_loan_goes_to_the_committee_by_the_same_trigger()
    {
        var facts = new Application
        {
            Amount = 250_000,
            PapersComplete = true,
            Rating = "a",
        };
        Assert.Equal("in-committee", Decide("checking", "approve", facts, Manager, by: "other").To.Name);
        Assert.Equal("offered", Decide("in-committee", "approve", facts, Committee, by: "other").To.Name);
    }

    [Fact]
    public void Nobody_approves_what_he_checked_himself()
    {
        var facts = new Application
        {
            Amount = 20_000,
            PapersComplete = true,
            Rating = "a",
        };
        var step = Decide("in-committee", "approve", facts, Committee, by: "same");
        Assert.Equal(
            "'approve' in the state 'in-committee' needs: somebody else checked the papers; that is not so.",
            step.Rejection!.Reason.English
        );
    }

    [Fact]
    public void Without_a_rating_nothing_is_approved_and_the_rating_is_what_is_asked_for()
    {
        var facts = new Application { Amount = 20_000, PapersComplete = true };
        Assert.Equal("lifecycle.guard-unknown", Decide("checking", "approve", facts, Manager, by: "other").Rejection!.Code);
        var permitted = Loan.Permitted(Loan.State("checking"), facts, Loan.Roles(Manager), Monday);
        Assert.Equal(["rating"], Assert.Single(permitted.OnceKnown, p => p.Trigger.Name == "approve").Facts);
    }

    [Fact]
    public void An_offer_can_be_signed_for_thirty_days()
    {
        var facts = new Application { OfferedAt = Monday };
        Assert.True(Decide("offered", "sign", facts, Applicant, at: Monday + Duration.FromDays(29)).IsPermitted);
        Assert.False(Decide("offered", "sign", facts, Applicant, at: Monday + Duration.FromDays(30)).IsPermitted);
    }

    [Fact]
    public void While_papers_are_missing_the_same_review_goes_on()
    {
        var asked = Decide("checking", "ask-for-papers", new Application(), Clerk);
        Assert.Equal(WaitingOn.Requester, asked.To.WaitsOn);
        Assert.False(asked.BeginsVisit);
        Assert.True(Decide("applied", "take-up", new Application(), Clerk).BeginsVisit);
        Assert.Equal("withdrawn", Decide("awaiting-papers", "withdraw", new Application(), Applicant).To.Name);
    }

    private static Lifecycle Build()
    {
        var loan = new LifecycleBuilder("loan")
            .Facts(Facts)
            .Guard(
                "small-and-sound",
                "at most 50,000, complete, and rated a or b",
                Condition.All(
                    Condition.Fact("amount").AtMost(50_000),
                    Condition.Fact("papers-complete").Is(true),
                    Condition.Fact("rating").In("a", "b")
                )
            )
            .Guard("complete", "the papers are complete", Condition.Fact("papers-complete").Is(true))
            .Guard(
                "offer-stands",
                "the offer is not older than 30 days",
                Condition.Not(Condition.Fact("state").Is("offered").For(Duration.FromDays(30)))
            )
            .Guard("four-eyes", "somebody else checked the papers");
        loan.Configure("applied", StateKind.Queued).Permit("take-up", "checking", Clerk);
        loan.Configure("under-review", StateKind.Working).Permit("withdraw", "withdrawn", Applicant).Permit("decline", "declined", Manager);
        loan.Configure("checking", StateKind.Working)
            .SubstateOf("under-review")
            .Permit("ask-for-papers", "awaiting-papers", Clerk)
            .PermitIf("approve", "offered", "small-and-sound", Manager)
            .PermitIf("approve", "in-committee", "complete", Manager);
        loan.ConfigureWaiting("awaiting-papers", WaitingOn.Requester).SubstateOf("under-review").Permit("papers-came", "checking");
        loan.Configure("in-committee", StateKind.Working)
            .PermitIf("approve", "offered", "four-eyes", Committee)
            .Permit("decline", "declined", Committee);
        loan.Configure("offered", StateKind.Done)
            .PermitIf("sign", "signed", "offer-stands", Applicant)
            .Permit("withdraw", "withdrawn", Applicant);
        loan.Configure("signed", StateKind.Final);
        loan.Configure("declined", StateKind.Final);
        loan.Configure("withdrawn", StateKind.Final);
        return loan.Build();
    }

    private static Transition Decide(string state, string trigger, Application facts, Role role, string? by = null, Instant? at = null)
    {
        var guards = Loan.Given(facts, at ?? Monday);
        if (by is not null)
            guards = guards.And(Loan.Given(("four-eyes", by != "same")));
        return Loan.Next(state, trigger, guards, Loan.Roles(role));
    }

    private sealed record Application : IFacts
    {
        public decimal? Amount { get; init; }

        public bool? PapersComplete { get; init; }

        public string? Rating { get; init; }

        public Instant? OfferedAt { get; init; }

        public FactValue this[string fact] =>
            fact switch
            {
                "amount" => FactValue.Of(Amount),
                "papers-complete" => FactValue.Of(PapersComplete),
                "rating" => FactValue.Of(Rating),
                "state" => OfferedAt is { } since ? FactValue.Of("offered").HeldSince(since) : FactValue.Of("other"),
                _ => FactValue.Missing,
            };
    }
}
