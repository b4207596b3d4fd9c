using NodaTime;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Proposals;

/// <summary>What may help is proposed once, kept, told to whom it concerns, and never done.</summary>
public sealed class ProposalTests
{
    private const string Proposes = """
        {
          "proposals": {
            "advice": [
              {
                "name": "phone-under-water",
                "words": ["under water", "fell into the water", "进水"],
                "not": ["waterproof"],
                "say": {
                  "en": "Power it off, take the SIM card out, mail it to the repair centre.",
                  "zh-CN": "请立即关机、取出 SIM 卡，并邮寄至维修中心。"
                }
              },
              {
                "name": "many-users",
                "if": { "all": [{ "fact": "category", "under": "network-connection" }, { "fact": "affected-users", "atLeast": 10 }] },
                "say": { "en": "Look at the state of the provider.", "zh-CN": "请先查看运营商状态。" }
              }
            ],
            "lookUp": ["article", "earlier-case"]
          },
          "notices": {
            "first-aid": {
              "on": ["solutions-proposed"],
              "to": ["requester"],
              "text": { "en": "{number}: {solutions}", "zh-CN": "{number}：{solutions}" }
            },
            "alike": {
              "on": ["earlier-cases-proposed"],
              "to": ["role:lead"],
              "text": { "en": "{number}: {earlier-cases}", "zh-CN": "{number}：{earlier-cases}" }
            }
          }
        }
        """;

    private static readonly TicketWorkflow Workflow = With(Proposes);

    private static readonly OpenTicket Wet = Opening() with { Subject = "My phone fell into the water", Description = "手机进水了" };

    private static readonly Proposal Article = new(ProposalKind.Article, "KB-7", "Drying a telephone", 0.8),
        Alike = new(ProposalKind.EarlierCase, "TS202401010007", "Wang's wet phone", 0.6);

    [Fact]
    [Trait("Requirement", "INT-18")]
    public void A_symptom_is_answered_with_first_aid_at_once()
    {
        var opened = Workflow.Open(Wet, Friday).EnsureAccepted();

        var proposed = Assert.Single(opened.Events.AsEnumerable().OfType<SolutionsProposed>());
        var advice = Assert.Single(proposed.Proposals);
        // In the subject a word counts twice, in the description once: 1 − 2⁻³.
        Assert.Equal((ProposalKind.Advice, "phone-under-water", null, 0.875), (advice.Kind, advice.Id, advice.Title, advice.Confidence));
        Assert.Equal(
            [("fell into the water", "subject", 9), ("进水", "description", 2)],
            advice.Evidence.Select(e => (e.Word, e.Where, e.At))
        );
        Assert.Equal(("system:proposals", ActorKind.System, 1), (proposed.By, proposed.ByKind, proposed.Cause));
        Assert.Equal([new(ProposalKind.Advice, "phone-under-water", null, 0.875)], opened.Ticket.Proposals);
        Assert.Equal(
            "What may help: “Power it off, take the SIM card out, mail it to the repair centre.” (88 % sure, by: fell into the water, 进水)",
            Workflow.Tell(proposed).English
        );
        Assert.Equal(
            "建议参考：“请立即关机、取出 SIM 卡，并邮寄至维修中心。”（可信度 88%，依据：fell into the water, 进水）",
            Workflow.Tell(proposed).Chinese
        );
        var notice = Assert.Single(opened.Notices, n => n.Template == "first-aid");
        Assert.Equal(
            ("requester:chen@acme.cn", "TS202410110001：请立即关机、取出 SIM 卡，并邮寄至维修中心。"),
            (notice.Recipient.ToString(), notice.Text.Chinese)
        );
        Assert.Equal("phone-under-water", notice.Facts.Single(f => f.Name == "solutions").Value.Text);
    }

    [Theory]
    [InlineData("My phone fell into the water", "It is waterproof", null, false)]
    [InlineData("No network", "", 10, true)]
    [InlineData("No network", "", 9, false)]
    [InlineData("No network", "", null, false)] // nobody knows how many: unknown does not hold
    [Trait("Requirement", "INT-18")]
    public void It_is_proposed_where_its_words_are_found_and_its_condition_holds(
        string subject,
        string description,
        int? users,
        bool expected
    )
    {
        var opened = Workflow
            .Open(
                Opening() with
                {
                    Subject = subject,
                    Description = description,
                    AffectedUsers = users,
                    Category = new("network-connection"),
                },
                Friday
            )
            .EnsureAccepted();
        Assert.Equal(expected, opened.Ticket.Proposals.Any(p => p is { Id: "many-users", Confidence: 1 }));
        Assert.Equal(expected ? 1 : 0, opened.Ticket.Proposals.Count);
    }

    [Fact]
    [Trait("Requirement", "INT-18")]
    public void What_was_proposed_is_not_proposed_again_and_what_is_learned_later_is()
    {
        var ticket = Workflow.Open(Wet, Friday).Ticket;
        var amended = Decide(ticket, new AmendTicket(new() { Subject = "My phone was under water" }, "asked") { By = Agent });
        Assert.DoesNotContain(amended.Events, e => e is SolutionsProposed);

        var known = Decide(amended.Ticket, new SetFields([new("affected-users", Conditions.FactValue.Of(12))], "asked") { By = Agent });
        Assert.DoesNotContain(known.Events, e => e is SolutionsProposed);
        var classified = Decide(known.Ticket, new ClassifyTicket(new("network-connection"), "it is the line") { By = Agent });
        Assert.Equal(
            ["many-users"],
            Assert.Single(classified.Events.AsEnumerable().OfType<SolutionsProposed>()).Proposals.Select(p => p.Id)
        );
        Assert.Equal(["phone-under-water", "many-users"], classified.Ticket.Proposals.Select(p => p.Id));
        Assert.Equal(ticket.State, classified.Ticket.State);
    }

    [Fact]
    [Trait("Requirement", "CLS-4")]
    public void Articles_and_earlier_cases_of_the_host_are_proposed_and_applied_by_nobody()
    {
        Proposal[] found =
        [
            new(ProposalKind.Article, "KB-9", "Drying a tablet", 0.6),
            Article,
            Article,
            Alike,
            new(ProposalKind.Article, "KB-1", "Poetry", 0.4),
            new(ProposalKind.Advice, "many-users"),
        ];
        var opened = Workflow.Open(Given(Opening(), found), Friday).EnsureAccepted();

        var solutions = Assert.Single(opened.Events.AsEnumerable().OfType<SolutionsProposed>());
        Assert.Equal(["KB-7", "KB-9"], solutions.Proposals.Select(p => p.Id));
        Assert.Equal(
            "What may help: article KB-7 “Drying a telephone” (80 % sure); article KB-9 “Drying a tablet” (60 % sure)",
            Workflow.Tell(solutions).English
        );
        var cases = Assert.Single(opened.Events.AsEnumerable().OfType<EarlierCasesProposed>());
        Assert.Equal("相似的历史工单：工单 TS202401010007“Wang's wet phone”（可信度 60%）", Workflow.Tell(cases).Chinese);
        Assert.Equal("role:lead", Assert.Single(opened.Notices, n => n.Template == "alike").Recipient.ToString());
        Assert.Equal(
            "TS202410110001: KB-7: Drying a telephone\nKB-9: Drying a tablet",
            Assert.Single(opened.Notices, n => n.Template == "first-aid").Text.English
        );
        Assert.Null(opened.Ticket.Category);
        Assert.Equal(opened.Ticket, Workflow.Rebuild(opened.Events));
        Assert.Equal(opened.Ticket, TicketJson.ReadTicket(TicketJson.Write(opened.Ticket)));

        var again = Decide(opened.Ticket, Given(new AmendTicket(new() { Description = "wet" }, "asked") { By = Agent }, found));
        Assert.DoesNotContain(again.Events, e => e is SolutionsProposed or EarlierCasesProposed);
    }

    [Fact]
    [Trait("Requirement", "CLS-4")]
    public void A_requester_sees_first_aid_and_articles_but_no_cases_of_others()
    {
        var opened = Workflow.Open(Given(Wet, Article, Alike), Friday).EnsureAccepted();
        var seen = Workflow.View(opened.Ticket, opened.Events, Customer)!;
        Assert.Equal(["phone-under-water", "KB-7"], seen.Ticket.Proposals.Select(p => p.Id));
        Assert.DoesNotContain(seen.Events, e => e is EarlierCasesProposed);
        Assert.DoesNotContain("TS202401010007", System.Text.Json.JsonSerializer.Serialize(seen), StringComparison.Ordinal);
        Assert.Equal(3, Workflow.View(opened.Ticket, opened.Events, Lead)!.Ticket.Proposals.Count);
    }

    [Fact]
    [Trait("Requirement", "CLS-4")]
    public void The_host_is_asked_when_a_request_is_opened_or_changed_and_only_for_what_the_profile_looks_up()
    {
        var ticket = Workflow.Open(Opening(), Friday).Ticket;
        TicketCommand[] changing =
        [
            new SetFields([new("device", Conditions.FactValue.Of("x"))], "") { By = Agent },
            new AmendTicket(new() { Subject = "x" }, "asked") { By = Agent },
            new ClassifyTicket(new("data-security")) { By = Agent },
            new RecordReply("x") { By = Customer, Fields = [new("device", Conditions.FactValue.Of("x"))] },
        ];
        Assert.True(Workflow.Needs(null, Opening()).HasFlag(OutsideNeeds.Proposals));
        Assert.All(changing, c => Assert.True(Workflow.Needs(ticket, c).HasFlag(OutsideNeeds.Proposals)));
        Assert.False(Workflow.Needs(ticket, new RecordReply("x") { By = Customer }).HasFlag(OutsideNeeds.Proposals));
        Assert.False(Workflow.Needs(ticket, null).HasFlag(OutsideNeeds.Proposals));
        Assert.False(CallCenter.Needs(null, Opening()).HasFlag(OutsideNeeds.Proposals));
        Assert.Empty(CallCenter.Open(Given(Wet, Article, Alike), Friday).Ticket.Proposals);
    }

    [Fact]
    public void A_solved_ticket_is_offered_nothing_and_of_very_many_a_few_are_offered()
    {
        var many = Enumerable.Range(0, 500).Select(i => new Proposal(ProposalKind.Article, $"KB-{i}")).ToArray();
        var ticket = Workflow.Open(Given(Opening(), many), Friday).Ticket;
        Assert.Equal(10, ticket.Proposals.Count);
        for (var i = 0; i < 20; i++)
            ticket = Decide(ticket, Given(new AmendTicket(new() { Description = $"once more {i}" }, "asked") { By = Agent }, many)).Ticket;
        Assert.Equal(100, ticket.Proposals.Count);

        var cancelled = Decide(Workflow.Open(Opening(), Friday).Ticket, new CancelTicket("a mistake") { By = Agent }).Ticket;
        var after = Workflow.Decide(
            cancelled,
            Given(new AmendTicket(new() { Subject = "under water" }, "asked") { By = Agent }, many),
            Friday
        );
        Assert.True(after.IsAccepted);
        Assert.Empty(after.Ticket.Proposals);
    }

    [Fact]
    public void A_person_who_is_forgotten_is_no_longer_in_the_titles()
    {
        var opened = Workflow.Open(Given(Wet, Article, Alike), Friday).EnsureAccepted();
        var redaction = new Redaction(Customer.Id, "person-1") { AllTexts = true };
        var rebuilt = Workflow.Rebuild([.. opened.Events.Select(e => e.Redact(redaction))]);
        Assert.Equal([null, Redaction.Erased, Redaction.Erased], rebuilt.Proposals.Select(p => p.Title));
        Assert.Equal(["phone-under-water", "KB-7", "TS202401010007"], rebuilt.Proposals.Select(p => p.Id));
    }

    [Theory]
    [InlineData("", 0.5)]
    [InlineData("x", -0.1)]
    [InlineData("x", 1.1)]
    [InlineData("x", double.NaN)]
    public void A_proposal_has_an_id_and_a_confidence_between_0_and_1(string id, double confidence)
    {
        Assert.ThrowsAny<ArgumentException>(() => new Proposal(ProposalKind.Article, id, null, confidence));
        Assert.ThrowsAny<ArgumentException>(() => Article with { Id = id, Confidence = confidence });
    }

    [Theory]
    [InlineData(""" "lookUp": ["poem"] """, "proposals.unknown-kind", "$.proposals.lookUp[0]")]
    [InlineData(""" "threshold": 2 """, "proposals.bad-threshold", "$.proposals.threshold")]
    [InlineData(""" "advice": [{ "name": "a", "say": { "en": "x" } }] """, "proposals.no-symptom", "$.proposals.advice[0]")]
    [InlineData(
        """ "advice": [{ "name": "", "words": ["a"], "say": { "en": "x" } }] """,
        "proposals.no-name",
        "$.proposals.advice[0].name"
    )]
    [InlineData(
        """ "advice": [{ "name": "a", "words": ["a"], "say": { "en": "x" } }, { "name": "a", "words": ["b"], "say": { "en": "x" } }] """,
        "proposals.doubled-name",
        "$.proposals.advice[1].name"
    )]
    [InlineData(
        """ "advice": [{ "name": "a", "if": { "always": true }, "not": ["a"], "say": { "en": "x" } }] """,
        "proposals.not-without-words",
        "$.proposals.advice[0].not"
    )]
    [InlineData(
        """ "advice": [{ "name": "a", "if": { "fact": "categroy", "is": "x" }, "say": { "en": "x" } }] """,
        "condition.unknown-fact",
        "$.proposals.advice[0].if.fact"
    )]
    public void What_is_wrong_in_it_is_told(string proposals, string code, string path)
    {
        var problem = Assert.Single(Assert.Throws<DefinitionException>(() => With($$"""{ "proposals": { {{proposals}} } }""")).Problems);
        Assert.Equal((code, path), (problem.Code, problem.Path));
    }

    [Theory]
    [InlineData("requester")]
    [InlineData("watchers")]
    [Trait("Requirement", "CLS-4")]
    public void No_notice_tells_a_requester_of_earlier_cases(string to)
    {
        var problem = Assert.Single(
            Assert
                .Throws<DefinitionException>(() =>
                    With(Proposes.Replace("\"to\": [\"role:lead\"]", $"\"to\": [\"role:lead\", \"{to}\"]", StringComparison.Ordinal))
                )
                .Problems
        );
        Assert.Equal(("notice.not-for-requester", "$.notices.alike.to[1]"), (problem.Code, problem.Path));
    }

    [Fact]
    public void A_base_s_advice_is_taken_by_its_name_and_a_change_of_it_is_told()
    {
        const string more = """{ "proposals": { "advice": [{ "name": "many-users", "words": ["provider"], "say": { "en": "Ask." } }] } }""";
        var today = new LocalDate(2026, 1, 1);
        var changes = ProfileWith("{}").ChangesTo(ProfileWith(Proposes), today).Select(c => (c.Path, c.Code, c.Text.English)).ToList();
        Assert.Contains(changes, c => c is { Item1: "$.proposals.lookUp", Item2: "changed" });
        Assert.Contains(changes, c =>
            c is ("$.proposals.advice[0]", "added", _)
            && c.English.StartsWith("proposals · first aid · row 1 (phone-under-water) is new", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(ProfileWith(more).Lint(today), w =>
            w.Path.StartsWith("$.proposals", StringComparison.Ordinal) && w.Code != "profile.no-chinese"
        );
    }

    [Fact]
    public void A_notice_of_what_is_never_proposed_is_told_by_lint()
    {
        var warnings = ProfileWith(
                """
                {
                  "notices": {
                    "first-aid": { "on": ["solutions-proposed"], "to": ["requester"], "text": { "en": "{solutions}", "zh-CN": "{solutions}" } },
                    "alike": { "on": ["earlier-cases-proposed"], "to": ["role:lead"], "text": { "en": "{number}", "zh-CN": "{number}" } }
                  }
                }
                """
            )
            .Lint(new LocalDate(2026, 1, 1));
        Assert.Equal(2, warnings.Count(w => w.Code == "notice.event-never-happens"));
    }

    private static Decision Decide(Ticket ticket, TicketCommand command) => Workflow.Decide(ticket, command, Friday).EnsureAccepted();

    private static T Given<T>(T command, params Proposal[] found)
        where T : TicketCommand =>
        command with
        {
            Given = new() { AsOf = Friday, Proposals = [.. found] },
        };
}
