using System.Text;
using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Tests.Lifecycles;

/// <summary>A repair shop, from JSON: estimate, approval by the customer, parts, repair, pick-up; warranty needs no approval.</summary>
public sealed class RepairShopTests
{
    private static readonly Lifecycle Shop = Lifecycle.FromJson(
        Encoding.UTF8.GetBytes(
            """
            {
              "initial": "received",
              "states": {
                "received": { "kind": "queued", "name": { "en": "Received", "zh-CN": "已收件" } },
                "in-shop": { "kind": "working", "name": { "en": "In the shop", "zh-CN": "在店" } },
                "diagnosing": { "kind": "working", "parent": "in-shop", "name": { "en": "Diagnosing", "zh-CN": "检测中" } },
                "awaiting-approval": { "kind": "waiting", "on": "requester", "parent": "in-shop", "name": { "en": "Awaiting approval",
                  "zh-CN": "待客户确认" } },
                "awaiting-parts": { "kind": "waiting", "on": "vendor", "parent": "in-shop", "name": { "en": "Awaiting parts",
                  "zh-CN": "待配件" } },
                "repairing": { "kind": "working", "parent": "in-shop", "name": { "en": "Repairing", "zh-CN": "维修中" } },
                "ready": { "kind": "done", "name": { "en": "Ready", "zh-CN": "可取件" } },
                "picked-up": { "kind": "final", "name": { "en": "Picked up", "zh-CN": "已取件" } },
                "scrapped": { "kind": "final", "name": { "en": "Scrapped", "zh-CN": "已报废" } }
              },
              "triggers": { "pick-up": { "en": "pick up", "zh-CN": "取件" } },
              "guards": {
                "warranty": { "if": { "fact": "warranty", "is": true }, "text": { "en": "it is under warranty", "zh-CN": "在保修期内" } },
                "cheap": { "if": { "fact": "estimate", "below": 50 }, "text": { "en": "the estimate is below 50", "zh-CN": "报价低于 50" } },
                "paid": { "if": { "any": [{ "fact": "warranty", "is": true }, { "fact": "paid", "is": true }] },
                  "text": { "en": "it is paid for", "zh-CN": "已付款" } }
              },
              "transitions": [
                { "trigger": "take-in", "from": ["received"], "to": "diagnosing", "roles": ["mechanic"] },
                { "trigger": "estimate", "from": ["diagnosing"], "to": "repairing", "guard": "warranty", "roles": ["mechanic"] },
                { "trigger": "estimate", "from": ["diagnosing"], "to": "repairing", "guard": "cheap", "roles": ["mechanic"] },
                { "trigger": "estimate", "from": ["diagnosing"], "to": "awaiting-approval", "roles": ["mechanic"] },
                { "trigger": "approve", "from": ["awaiting-approval"], "to": "repairing", "roles": ["customer"] },
                { "trigger": "order-parts", "from": ["repairing"], "to": "awaiting-parts", "roles": ["mechanic"] },
                { "trigger": "parts-came", "from": ["awaiting-parts"], "to": "repairing" },
                { "trigger": "start-over", "from": ["in-shop"], "reentry": true, "roles": ["mechanic"] },
                { "trigger": "finish", "from": ["repairing"], "to": "ready", "roles": ["mechanic"] },
                { "trigger": "pick-up", "from": ["ready"], "to": "picked-up", "guard": "paid", "roles": ["clerk"] },
                { "trigger": "complain", "from": ["ready", "picked-up"], "to": "diagnosing", "roles": ["customer"] },
                { "trigger": "remind", "from": ["kind:waiting", "kind:done"] },
                { "trigger": "remind", "from": ["kind:queued", "kind:working"], "ignored": true },
                { "trigger": "scrap", "from": ["*"], "to": "scrapped", "roles": ["clerk"] }
              ]
            }
            """
        ),
        FactCatalogue.Of(FactDeclaration.YesNo("warranty"), FactDeclaration.Number("estimate"), FactDeclaration.YesNo("paid")),
        name: "repair"
    );

    [Theory]
    [InlineData(true, null, "repairing")]
    [InlineData(false, 30, "repairing")]
    [InlineData(false, 300, "awaiting-approval")]
    [InlineData(false, null, null)] // nobody has written an estimate
    [InlineData(null, 30, null)] // nobody knows of the warranty, and it comes first
    public void The_first_row_that_matches_wins(bool? warranty, int? estimate, string? to)
    {
        var step = Shop.Next("diagnosing", "estimate", Shop.Given(new Item(warranty, estimate, null), default), RoleSet.All);
        Assert.Equal(to, step.IsPermitted ? step.To.Name : null);
    }

    [Fact]
    public void A_whole_repair()
    {
        var item = new Item(false, 300, true);
        var state = "received";
        foreach (
            var (role, trigger) in new[]
            {
                ("mechanic", "take-in"),
                ("mechanic", "estimate"),
                ("clerk", "remind"),
                ("customer", "approve"),
                ("mechanic", "order-parts"),
                ("nobody", "parts-came"),
                ("mechanic", "start-over"),
                ("mechanic", "finish"),
                ("customer", "complain"),
                ("mechanic", "estimate"),
                ("customer", "approve"),
                ("mechanic", "finish"),
                ("clerk", "pick-up"),
            }
        )
        {
            var step = Shop.Next(state, trigger, Shop.Given(item, default), Shop.Roles(new Role(role)));
            Assert.True(step.IsPermitted, step.Rejection?.ToString());
            state = step.To.Name;
        }
        Assert.Equal("picked-up", state);
    }

    [Fact]
    public void A_reminder_is_recorded_while_somebody_waits_and_ignored_while_we_work()
    {
        Assert.Equal(TransitionKind.Internal, Shop.Next("awaiting-parts", "remind", default, default).Kind);
        Assert.Equal(TransitionKind.Ignored, Shop.Next("repairing", "remind", default, default).Kind);
        Assert.False(Shop.Next("scrapped", "remind", default, default).IsPermitted);
    }

    [Fact]
    public void A_clerk_is_told_in_chinese_why_it_cannot_be_picked_up() =>
        Assert.Equal(
            "在“可取件”状态下，“取件”的前提是：已付款；目前不满足。",
            Shop.Next("ready", "pick-up", Shop.Given(new Item(false, 300, false), default), Shop.Roles(new Role("clerk")))
                .Rejection!.Reason.In("zh-CN")
        );

    private sealed record Item(bool? Warranty, decimal? Estimate, bool? Paid) : IFacts
    {
        public FactValue this[string fact] =>
            fact switch
            {
                "warranty" => FactValue.Of(Warranty),
                "estimate" => FactValue.Of(Estimate),
                "paid" => FactValue.Of(Paid),
                _ => FactValue.Missing,
            };
    }
}
