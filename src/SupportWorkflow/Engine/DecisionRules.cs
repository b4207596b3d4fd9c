using SupportWorkflow.Escalations;
using SupportWorkflow.Notices;

namespace SupportWorkflow.Engine;

/// <summary>One profile version, compiled: everything a decision reads besides ticket, command and instant. Immutable.</summary>
/// <param name="Policies">What features decide by.</param>
/// <param name="Escalations">The escalation rules; null: there are none.</param>
/// <param name="Notices">Who is told what.</param>
internal sealed record DecisionRules(TicketPolicies Policies, RuleBook? Escalations, NoticeDecisions Notices);
