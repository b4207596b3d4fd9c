using SupportWorkflow.Profiles;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Classifications;

public sealed class ClassificationTests
{
    private static readonly OpenTicket Unclear = Opening() with
    {
        Subject = "It does not work",
        Description = "Nothing happens.",
        Category = null,
    };

    [Fact]
    [Trait("Requirement", "CLS-2")]
    public void A_request_without_a_category_gets_one_with_its_evidence()
    {
        var opened = CallCenter
            .Open(
                Unclear with
                {
                    Subject = "Printers jam",
                    Description = "The PRINTER on floor 2 and the hard-disk of the server.",
                },
                Friday
            )
            .EnsureAccepted();

        var classified = Assert.Single(opened.Events.AsEnumerable().OfType<TicketClassified>());
        Assert.Equal(
            ("hardware-fault", "system:classification", ActorKind.System, "keywords"),
            (classified.Category.Path, classified.By, classified.ByKind, classified.Policy)
        );
        // The printer counts twice in the subject, the hard disk once in the description; nothing speaks for another category.
        Assert.Equal(1 - Math.Pow(2, -3), classified.Confidence);
        Assert.Equal(
            [("printer", "subject", 0, 8, 1.0), ("hard disk", "description", 31, 9, 1.0)],
            classified.Evidence.Select(e => (e.Word, e.Where, e.At, e.Length, e.Weight))
        );
        Assert.Equal("hardware-fault", opened.Ticket.Category?.Path);
        var told = CallCenter.Tell(classified);
        Assert.Contains("88 %", told.English, StringComparison.Ordinal);
        Assert.Contains("依据：printer, hard disk", told.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "CLS-2")]
    public void What_nobody_is_sure_about_has_no_category_or_the_one_for_the_rest()
    {
        Assert.Null(CallCenter.Open(Unclear, Friday).Ticket.Category);
        var desk = With("""{ "classification": { "otherwise": "functional-question" } }""");
        var classified = Assert.Single(desk.Open(Unclear, Friday).Events.AsEnumerable().OfType<TicketClassified>());
        Assert.Equal(("functional-question", 0.0, "otherwise"), (classified.Category.Path, classified.Confidence, classified.Policy));
    }

    [Fact]
    [Trait("Requirement", "CLS-2")]
    public void Below_the_threshold_an_answer_is_not_used()
    {
        var input = new ClassificationInput { Subject = "It stopped", Description = "the printer or the VPN" };
        Assert.Null(CallCenter.Classify(input));
        Assert.Equal(0.5 * (1 - 0.5), CallCenter.Guess(input)?.Confidence);
        var bold = With("""{ "classification": { "threshold": 0.2 } }""");
        Assert.Equal("hardware-fault", bold.Classify(input)?.Category.Path);
    }

    [Fact]
    [Trait("Requirement", "CLS-6")]
    public void Who_chose_a_category_is_asked_first_or_not()
    {
        var chosen = Unclear with { Subject = "The printer is on fire", Category = new("network-connection") };
        Assert.Equal("network-connection", CallCenter.Open(chosen, Friday).Ticket.Category?.Path);

        var desk = With("""{ "classification": { "chain": ["keywords", "chosen"] } }""");
        var opened = desk.Open(chosen, Friday);
        Assert.Equal("hardware-fault", opened.Ticket.Category?.Path);
        Assert.Equal(
            [(null, "network-connection"), ("network-connection", "hardware-fault")],
            opened.Events.AsEnumerable().OfType<TicketClassified>().Select(c => (c.Before?.Path, c.Category.Path))
        );
        Assert.Equal("network-connection", desk.Open(chosen with { Subject = "Help" }, Friday).Ticket.Category?.Path);
    }

    [Fact]
    [Trait("Requirement", "CLS-2")]
    public void An_adviser_is_asked_only_when_nobody_before_it_is_sure()
    {
        Assert.Equal(OutsideNeeds.Classification, CallCenter.Needs(null, Unclear) & OutsideNeeds.Classification);
        Assert.Equal(
            OutsideNeeds.None,
            CallCenter.Needs(null, Unclear with { Subject = "The printer is on fire" }) & OutsideNeeds.Classification
        );
        var advised = Unclear with
        {
            Given = new()
            {
                AsOf = Friday,
                Classification = new(new("data-security"), 0.7) { Policy = "model-7" },
            },
        };
        var classified = Assert.Single(CallCenter.Open(advised, Friday).Events.AsEnumerable().OfType<TicketClassified>());
        Assert.Equal(("data-security", 0.7, "model-7"), (classified.Category.Path, classified.Confidence, classified.Policy));
        foreach (var useless in new ClassificationResult[] { new(new("data-security"), 0.4), new(new("poetry")) })
            Assert.Null(
                CallCenter
                    .Open(
                        Unclear with
                        {
                            Given = new() { AsOf = Friday, Classification = useless },
                        },
                        Friday
                    )
                    .Ticket.Category
            );
    }

    [Fact]
    [Trait("Requirement", "CLS-2")]
    public void What_is_told_later_finds_the_category_and_with_it_priority_and_targets()
    {
        var opened = CallCenter.Open(Unclear, Friday).Ticket;
        var told = CallCenter
            .Decide(
                opened,
                new AmendTicket(new() { Description = "二楼网络中断，无法上网" }, "asked on the phone") { By = Agent },
                Friday + Minutes(5)
            )
            .EnsureAccepted();
        Assert.Equal("network-connection", told.Ticket.Category?.Path);
        var again = CallCenter.Decide(
            told.Ticket,
            new AmendTicket(new() { Description = "打印机卡纸" }, "it is the printer") { By = Agent },
            Friday + Minutes(9)
        );
        Assert.Equal("network-connection", again.Ticket.Category?.Path);
    }

    [Fact]
    [Trait("Requirement", "CLS-3")]
    public void A_person_confirms_or_corrects_what_was_found_without_a_reason_and_then_needs_one()
    {
        var found = CallCenter.Open(Unclear with { Subject = "The printer is on fire" }, Friday).Ticket;
        var confirmed = CallCenter.Decide(found, new ClassifyTicket(new("hardware-fault")) { By = Agent }, Friday).EnsureAccepted().Ticket;
        Assert.Equal(("hardware-fault", null), (confirmed.Category?.Path, confirmed.CategoryConfidence));
        Assert.Equal(
            "classify.unchanged",
            CallCenter.Decide(confirmed, new ClassifyTicket(new("hardware-fault")) { By = Agent }, Friday).Rejection?.Code
        );
        Assert.Null(
            CallCenter
                .Decide(found, new ClassifyTicket(new("hardware-fault")) { By = Agent }, Friday)
                .Events.AsEnumerable()
                .OfType<TicketClassified>()
                .Single()
                .Before
        );
        var corrected = CallCenter.Decide(found, new ClassifyTicket(new("data-security")) { By = Agent }, Friday).EnsureAccepted().Ticket;
        Assert.Equal(
            "classify.no-reason",
            CallCenter.Decide(corrected, new ClassifyTicket(new("hardware-fault")) { By = Agent }, Friday).Rejection?.Code
        );
    }

    [Fact]
    public void A_policy_in_code_decides_falls_back_on_the_profile_and_is_pinned()
    {
        var desk = BuiltInProfiles.CallCenter.Compile(p => p.Classification(new ByDevice()));
        Assert.Equal(
            ("hardware-fault", "ByDevice"),
            desk.Classify(new() { Subject = "Login failure", Device = "PRN-7" }) is { } own ? (own.Category.Path, own.Policy) : default
        );
        Assert.Equal("keywords", desk.Classify(new() { Subject = "Login failure" })?.Policy);
        Assert.Contains("\"classification\": \"ByDevice@1\"", desk.ToJson(), StringComparison.Ordinal);
        Assert.Contains(
            Assert
                .Throws<DefinitionException>(() => WorkflowProfile.Parse(System.Text.Encoding.UTF8.GetBytes(desk.ToJson()!)).Compile())
                .Problems,
            p => p.Code == "policies.unknown"
        );
    }

    [Theory]
    [InlineData("It is broken", "PRN-7", 0.9, "hardware-fault", "ByDevice", 0.9)] // sure
    [InlineData("It is broken", "PRN-7", 0.3, "hardware-fault", "ByDevice", 0.3)] // the own policy alone, not sure
    [InlineData("the printer or the VPN", "PRN-7", 0.1, "hardware-fault", "keywords", 0.375)] // ½ × (1 − 2⁻²): words are surer
    [InlineData("the printer or the VPN", null, 0.1, "hardware-fault", "keywords", 0.375)]
    [InlineData("It is broken", null, 0.1, null, null, 0)]
    public void A_guess_is_the_best_answer_of_the_own_policy_too(
        string subject,
        string? device,
        double sure,
        string? category,
        string? policy,
        double confidence
    )
    {
        var desk = BuiltInProfiles.CallCenter.Compile(p => p.Classification(new ByDevice(sure)));
        var input = new ClassificationInput { Subject = subject, Device = device };
        var guess = desk.Guess(input);
        Assert.Equal((category, policy, confidence), (guess?.Category.Path, guess?.Policy, guess?.Confidence ?? 0));
        Assert.Equal(confidence >= 0.5, desk.Classify(input) is not null);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_confidence_lies_between_0_and_1_however_it_is_set(double confidence)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassificationResult(new("x"), confidence));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ClassificationResult(new("x")) with { Confidence = confidence });
    }

    [Theory]
    [InlineData(""" "chain": ["keywords", "magic"] """, "classification.unknown-step", "$.classification.chain[1]")]
    [InlineData(""" "chain": ["keywords", "keywords"] """, "classification.step-twice", "$.classification.chain[1]")]
    [InlineData(
        """ "chain": ["chosen"], "words": { "poetry": { "words": ["rhyme"] } } """,
        "classification.unknown-category",
        "$.classification.words.poetry"
    )]
    [InlineData(""" "threshold": 1.5 """, "classification.bad-threshold", "$.classification.threshold")]
    [InlineData(""" "otherwise": "poetry" """, "classification.unknown-category", "$.classification.otherwise")]
    [InlineData(""" "words": { "poetry": { "words": ["rhyme"] } } """, "classification.unknown-category", "$.classification.words.poetry")]
    [InlineData(
        """ "words": { "hardware-fault": { "words": ["a", "a"] } } """,
        "classification.word-twice",
        "$.classification.words.hardware-fault.words[1]"
    )]
    [InlineData(
        """ "words": { "hardware-fault": { "words": [{ "word": "a", "weight": 0 }] } } """,
        "classification.bad-weight",
        "$.classification.words.hardware-fault.words[0].weight"
    )]
    [InlineData(
        """ "words": { "hardware-fault": { "words": [], "not": [" - "] } } """,
        "classification.empty-word",
        "$.classification.words.hardware-fault.not[0]"
    )]
    public void What_is_wrong_in_it_is_told(string words, string code, string path)
    {
        var problems = Assert.Throws<DefinitionException>(() => With($$"""{ "classification": { {{words}} } }""")).Problems;
        var problem = Assert.Single(problems);
        Assert.Equal((code, path), (problem.Code, problem.Path));
    }

    private sealed class ByDevice(double confidence = 0.9) : IClassificationPolicy
    {
        public ClassificationResult? Classify(ClassificationInput input) =>
            input.Device?.StartsWith("PRN", StringComparison.Ordinal) == true ? new(new("hardware-fault"), confidence) : input.ByProfile();
    }
}
