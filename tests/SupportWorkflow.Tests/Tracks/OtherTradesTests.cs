using System.Text;
using NodaTime;
using SupportWorkflow.Conditions;
using SupportWorkflow.Profiles;
using SupportWorkflow.Resolutions;

namespace SupportWorkflow.Tracks;

/// <summary>Two houses that are no IT desk, from public names and JSON alone: a bank whose answers to complaints take a second signature,
/// and a repair shop that quotes before it repairs.</summary>
public sealed class OtherTradesTests
{
    private const string Lifecycle = """
        "lifecycle": {
          "initial": "open",
          "states": {
            "open": { "kind": "working", "name": { "en": "Open", "zh-CN": "办理中" } },
            "settled": { "kind": "done", "name": { "en": "Settled", "zh-CN": "已办结" } },
            "closed": { "kind": "final", "name": { "en": "Closed", "zh-CN": "已关闭" } }
          },
          "transitions": [
            { "trigger": "assign", "from": ["*"], "roles": ["clerk", "manager"] },
            { "trigger": "resolve", "from": ["open"], "to": "settled", "roles": ["clerk", "manager"] },
            { "trigger": "refuse", "from": ["settled"], "to": "open", "roles": ["requester"] },
            { "trigger": "close", "from": ["settled"], "to": "closed", "roles": ["clerk", "manager"] }
          ]
        }
        """;

    private const string Head = """
        "version": "1", "zone": "Asia/Shanghai", "numbers": { "prefix": "C", "date": "yyyy", "digits": 5 },
        "words": { "roles": { "requester": { "en": "Customer" }, "clerk": { "en": "Clerk" }, "manager": { "en": "Manager" } } },
        "priority": { "scale": ["normal"], "rows": [], "otherwise": "normal" },
        """;

    private static readonly Actor Customer = new("wu@example.com", Role.Requester),
        Clerk = new("clerk", new Role("clerk")),
        Manager = new("manager", new Role("manager"));

    private static readonly Instant Monday = Instant.FromUtc(2024, 10, 14, 1, 0);

    [Fact]
    [Trait("Requirement", "ESC-9")]
    [Trait("Requirement", "HND-17")]
    public void A_bank_answers_a_complaint_with_four_eyes()
    {
        var bank = Compile(
            """
            "id": "bank", "name": { "en": "Bank complaints", "zh-CN": "银行投诉" },
            "calendars": { "branch": { "week": { "mon-fri": ["09:00-17:00"] } } },
            "tracks": {
              "complaint": {
                "like": "complaint", "blocks": ["close"],
                "objectives": { "answer": { "targets": [{ "within": "15 business days", "calendar": "branch" }] } }
              },
              "signature": {
                "like": "approval", "name": { "en": "Second signature", "zh-CN": "双人复核" }, "blocks": ["resolve"],
                "fields": { "amount": { "type": "number", "name": { "en": "Goodwill", "zh-CN": "补偿金额" }, "required": true } },
                "lifecycle": {
                  "transitions": [
                    { "trigger": "approve", "from": ["asked"], "to": "approved", "roles": ["manager"], "guard": "four-eyes" },
                    { "trigger": "reject", "from": ["asked"], "to": "refused", "roles": ["manager"], "guard": "four-eyes" }
                  ]
                }
              }
            },
            """
        );
        var ticket = bank.Open(
            new OpenTicket(new("c-1"), new("C1"), "Card charged twice") { By = Clerk, OnBehalfOf = Customer.Id },
            Monday
        ).Ticket;
        ticket = ticket.By(bank, Monday, new StartTrack("complaint") { By = Customer, Fields = [F("what", "Charged twice.")] });
        // Fifteen business days later at the same time, the week of the branch counted by hand: 14 October to 4 November, 09:00.
        Assert.Equal(Instant.FromUtc(2024, 11, 4, 1, 0), ticket.Clock("complaint.answer", "complaint/1")!.DueAt(bank.Calendars));
        var settle = new ResolveTicket(new(ResolutionResult.Resolved, "Refunded.")) { By = Clerk };
        Assert.Equal("lifecycle.guard-does-not-hold", bank.Decide(ticket, settle, Monday).Rejection?.Code);
        var ask = new StartTrack("signature") { By = Manager, Fields = [F("subject", "Refund"), new("amount", FactValue.Of(80))] };
        ticket = ticket.By(bank, Monday, ask);
        var sign = new FireTrack("signature/1", "approve") { By = Manager, Fields = [F("reason", "Our fault.")] };
        Assert.Equal("lifecycle.guard-does-not-hold", bank.Decide(ticket, sign, Monday).Rejection?.Code);
        Assert.Equal("lifecycle.role-not-granted", bank.Decide(ticket, sign with { By = Clerk }, Monday).Rejection?.Code);
        ticket = ticket.By(bank, Monday, sign with { By = new("second", new Role("manager")) }, settle);
        // Closed only by the customer's agreement.
        Assert.Equal("lifecycle.guard-does-not-hold", bank.Decide(ticket, new CloseTicket { By = Clerk }, Monday).Rejection?.Code);
        ticket = ticket.By(
            bank,
            Monday,
            new FireTrack("complaint/1", "hear") { By = Clerk },
            new FireTrack("complaint/1", "judge") { By = Clerk, Fields = [F("judgement", "Justified.")] },
            new FireTrack("complaint/1", "deal-with") { By = Clerk, Fields = [F("measures", "Refund and apology.")] },
            new FireTrack("complaint/1", "agree") { By = Customer },
            new CloseTicket { By = Clerk }
        );
        Assert.Equal("closed", ticket.State.Name);
    }

    [Fact]
    [Trait("Requirement", "HND-10")]
    [Trait("Requirement", "SLA-14")]
    public void A_repair_shop_quotes_before_it_repairs()
    {
        var shop = Compile(
            """
            "id": "shop", "name": { "en": "Repair shop", "zh-CN": "维修店" },
            "fields": { "warranty": { "type": "yes-no", "name": { "en": "Under warranty", "zh-CN": "在保" } } },
            "tracks": {
              "quote": {
                "like": "quote", "blocks": ["resolve"], "blocksIf": { "not": { "fact": "field.warranty", "is": true } }
              },
              "repair": { "like": "repair" }
            },
            """
        );
        var opening = new OpenTicket(new("r-1"), new("C2"), "Screen cracked") { By = Clerk, OnBehalfOf = Customer.Id };
        var repaired = new ResolveTicket(new(ResolutionResult.Resolved, "New screen.")) { By = Clerk };
        var inWarranty = shop.Open(opening with { Fields = [new("warranty", FactValue.Of(true))] }, Monday).Ticket;
        Assert.True(shop.Decide(inWarranty, repaired, Monday).IsAccepted);
        var paid = shop.Open(opening with { Fields = [new("warranty", FactValue.Of(false))] }, Monday).Ticket;
        Assert.Equal("lifecycle.guard-does-not-hold", shop.Decide(paid, repaired, Monday).Rejection?.Code);
        TicketField[] quote = [F("what", "New screen"), new("amount", FactValue.Of(120)), F("valid-until", "2024-10-21T01:00:00Z")];
        var quoted = paid.By(shop, Monday, new StartTrack("quote") { By = Clerk, Fields = [.. quote] });
        Assert.Equal("lifecycle.guard-does-not-hold", shop.Decide(quoted, repaired, Monday).Rejection?.Code);
        var accepted = quoted.By(shop, Monday, new FireTrack("quote/1", "accept") { By = Customer });
        var back = accepted.By(
            shop,
            Monday,
            new StartTrack("repair") { By = Clerk, Fields = [F("address", "12 Canal Road"), F("prepare", "Back up, no accessories.")] },
            new FireTrack("repair/1", "receive") { By = Clerk },
            new FireTrack("repair/1", "inspect") { By = Clerk, Fields = [F("finding", "repair")] },
            new FireTrack("repair/1", "repair") { By = Clerk },
            new FireTrack("repair/1", "finish") { By = Clerk },
            new FireTrack("repair/1", "send-back") { By = Clerk, Fields = [F("parcel-out", "SF2")] },
            repaired
        );
        Assert.Equal("settled", back.State.Name);
        // Declined, the next quote may still be accepted.
        var declined = quoted.By(shop, Monday, new FireTrack("quote/1", "decline") { By = Customer });
        Assert.False(shop.Decide(declined, repaired, Monday).IsAccepted);
        quote[1] = new("amount", FactValue.Of(90));
        var again = declined.By(
            shop,
            Monday,
            new StartTrack("quote") { By = Clerk, Fields = [.. quote] },
            new FireTrack("quote/2", "accept") { By = Customer },
            repaired
        );
        Assert.Equal("settled", again.State.Name);
    }

    private static TicketWorkflow Compile(string own) =>
        WorkflowProfile.Parse(Encoding.UTF8.GetBytes($"{{ {own} {Head} {Lifecycle} }}")).Compile();

    private static TicketField F(string name, string value) => new(name, FactValue.Of(value));
}
