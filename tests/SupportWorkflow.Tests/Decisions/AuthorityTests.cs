using System.Text;
using SupportWorkflow.Conditions;
using SupportWorkflow.Escalations;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Decisions;

/// <summary>What somebody may do hangs on what they are, never on how an account, a rule or a ticket is spelt.</summary>
public sealed class AuthorityTests
{
    [Fact]
    public void An_account_that_is_spelt_like_a_rule_has_no_rights_of_one()
    {
        Assert.Throws<ArgumentException>(() => new Actor("system:mallory", Role.Requester));
        Assert.Throws<ArgumentException>(() => Actor.Automation("system:bot"));
        Assert.Equal(
            (ActorKind.System, "system:sla", true),
            (Actor.System("sla").Kind, Actor.System("sla").Id, Actor.System("sla").IsSystem)
        );
        Assert.Equal((ActorKind.Automation, false), (Actor.Automation("bot").Kind, Actor.Automation("bot").IsSystem));

        var mallory = new Actor("mallory", Role.Requester);
        Assert.Equal("actor.not-own-ticket", CallCenter.Decide(Open(), new CancelTicket("gone") { By = mallory }, Friday).Rejection!.Code);
    }

    [Fact]
    public void Json_gives_nobody_the_rights_of_a_rule()
    {
        var logged = CallCenter.Decide(Open(), new LogWork("tried") { By = Agent }, Friday).EnsureAccepted().Events[0];
        var forged = Encoding
            .UTF8.GetString(TicketJson.Write(logged))
            .Replace($"\"{Agent.Id}\"", "\"system:sla\"", StringComparison.Ordinal);
        Assert.Throws<TicketFormatException>(() => TicketJson.ReadEvent(Encoding.UTF8.GetBytes(forged)));
    }

    [Fact]
    public void What_an_event_was_done_by_is_kept()
    {
        var bot = Actor.Automation("mail-gateway", Role.Agent);
        var logged = CallCenter.Decide(Open(), new LogWork("forwarded") { By = bot }, Friday).EnsureAccepted().Events[0];
        Assert.Equal(("mail-gateway", ActorKind.Automation), (logged.By, logged.ByKind));
        Assert.Equal(logged, TicketJson.ReadEvent(TicketJson.Write(logged)));
    }

    [Theory]
    [InlineData("link")]
    [InlineData("import")]
    public void A_rule_may_have_any_name_and_stays_a_rule(string name)
    {
        var workflow = Ruled.By(
            Ruled.Rule(name, Moment.On("work-logged"), null, RuleAction.OpenMajorIncident(7, "category")),
            Ruled.Rule("by-person", Moment.On("ticket-linked"), Condition.Fact("event.by-person").Is(true), RuleAction.OpenGreenChannel())
        );
        var decision = workflow.Decide(workflow.Opened().Ticket, new LogWork("tried") { By = Agent }, Friday).EnsureAccepted();

        Assert.Contains(decision.FollowUps, f => f.Command is OpenTicket);
        Assert.False(decision.Ticket.Escalation.GreenChannel);
    }

    [Fact]
    public void A_link_written_by_hand_opens_no_major_incident_and_the_other_end_answers_once()
    {
        var ticket = Open();
        var linked = CallCenter.Decide(ticket, new LinkTicket(new("major/2024-10-07/x"), "parent") { By = Agent }, Friday).EnsureAccepted();
        var other = Assert.IsType<LinkTicket>(Assert.Single(linked.FollowUps).Command);
        Assert.Equal((ticket.Id, "child", (TicketId?)ticket.Id), (other.Other, other.Relation, other.FollowUpOf));

        var far = CallCenter.Open(Opening() with { Id = new("t-9"), Number = new("TS9") }, Friday).Ticket;
        Assert.Empty(CallCenter.Decide(far, other, Friday).EnsureAccepted().FollowUps);
    }

    [Fact]
    public void Unlike_tickets_never_meet_in_one_major_incident()
    {
        string Id(string organisation, string device)
        {
            var workflow = Ruled.By(
                Ruled.Rule("alike", Moment.On("work-logged"), null, RuleAction.OpenMajorIncident(7, "organisation", "device"))
            );
            var opening = Opening() with { Organisation = organisation.Length == 0 ? null : organisation, Device = device };
            var decision = workflow
                .Decide(workflow.Open(opening, Friday).EnsureAccepted().Ticket, new LogWork("tried") { By = Agent }, Friday)
                .EnsureAccepted();
            return decision.FollowUps.First().Ticket.Value;
        }

        string[] ids = [Id("Acme/ERP", "4"), Id("Acme", "ERP/4"), Id("Acme%2FERP", "4"), Id("-", "4"), Id("", "4")];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void Before_means_before_the_event_for_rules_and_notices_alike()
    {
        // Verified, and sent back by a rule within one decision: either event changes the state, though the decision as a whole does not.
        var workflow = With(
            """
            {
              "lifecycle": { "transitions": [{ "trigger": "send-back", "from": ["to-dispatch"], "to": "to-verify" }] },
              "rules": [
                { "name": "back", "when": { "on": ["trigger-fired"] }, "if": { "fact": "event.by-person", "is": true },
                  "then": [{ "fire": "send-back" }] },
                { "name": "moved", "when": { "on": ["trigger-fired"] }, "if": { "fact": "event.changes-state", "is": true },
                  "then": [{ "greenChannel": true }] }
              ],
              "notices": {
                "told": {
                  "on": ["trigger-fired"], "if": { "fact": "event.changes-state", "is": true }, "to": ["role:lead"],
                  "text": { "en": "{number} moved.", "zh-CN": "{number} 已移动。" }
                }
              }
            }
            """
        );
        var ticket = workflow.Open(Opening(), Friday).EnsureAccepted().Ticket;
        var decision = workflow.Decide(ticket, new FireTrigger("verify") { By = Agent }, Friday).EnsureAccepted();

        Assert.Equal(("to-verify", "to-verify"), (ticket.State.Name, decision.Ticket.State.Name));
        Assert.Equal(2, decision.Events.Count(e => e is TriggerFired));
        Assert.Equal(2, decision.Events.Count(e => e is RuleFired { Rule: "moved" }));
        Assert.Equal(2, decision.Notices.Count(n => n.Template == "told"));
    }
}
