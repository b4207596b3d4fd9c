using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Escalations;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Cli.Explain;

/// <summary>A ticket's story as the one JSON document.</summary>
internal static class TicketJsonPage
{
    public static void Write(Utf8JsonWriter json, TicketHistory history, ToolConsole console)
    {
        var (workflow, ticket) = (history.Workflow, history.Ticket);
        var why = workflow.Explain(ticket, history.At);
        json.WriteStartObject();
        json.WriteString("ticket", ticket.Id.Value);
        json.WriteString("number", ticket.Number.Value);
        json.WriteString("subject", ticket.Intake.Subject);
        json.WriteString("profile", workflow.Profile.ToString());
        json.WriteStartArray("profiles");
        foreach (var profile in history.Profiles)
            json.WriteStringValue(profile.ToString());
        json.WriteEndArray();
        json.WriteString("at", Time(history.At));
        Events("events", history.Events);
        Events("dueByThen", history.DueByThen);
        json.WriteString("state", ticket.State.Name);
        json.WriteString("stateText", console.In(why.State));
        json.WriteString("priority", ticket.Priority?.Code.Code);
        json.WriteString("priorityText", console.In(why.Priority));
        json.WriteStartArray("clocks");
        foreach (var clock in why.Clocks)
            Clock(clock);
        json.WriteEndArray();
        json.WriteStartArray("rules");
        foreach (var rule in why.Rules)
            Rule(rule);
        json.WriteEndArray();
        json.WriteStartArray("permitted");
        foreach (var who in WhoMay.Of(history))
            Permitted(who);
        json.WriteEndArray();
        json.WriteEndObject();

        void Events(string name, ValueList<TicketEvent> events)
        {
            json.WriteStartArray(name);
            foreach (var e in events)
            {
                json.WriteStartObject();
                json.WriteNumber("version", e.Version);
                json.WriteString("type", e.Name);
                json.WriteString("recordedAt", Time(e.RecordedAt));
                json.WriteString("occurredAt", Time(e.OccurredAt));
                json.WriteString("by", e.By);
                if (e.Cause is { } cause)
                    json.WriteNumber("cause", cause);
                json.WriteString("text", console.In(history.Tell(e)));
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }

        void Clock(ClockExplanation clock)
        {
            json.WriteStartObject();
            json.WriteString("objective", clock.Objective);
            json.WriteString("phase", clock.Reading.Phase.ToString());
            json.WriteString("outcome", clock.Reading.Outcome.ToString());
            if (clock.Reading.DueAt is { } due)
                json.WriteString("dueAt", Time(due));
            json.WriteNumber("usedSeconds", clock.Reading.Used.TotalSeconds);
            json.WriteNumber("remainingSeconds", clock.Reading.Remaining.TotalSeconds);
            if (clock.HolidaysKnownOnly is { } known)
            {
                json.WriteStartObject("holidaysKnownOnly");
                json.WriteString("from", LocalDatePattern.Iso.Format(known.Start));
                json.WriteString("until", LocalDatePattern.Iso.Format(known.End));
                json.WriteEndObject();
            }
            json.WriteString("text", console.In(clock.Text));
            json.WriteEndObject();
        }

        void Rule(RuleExplanation rule)
        {
            json.WriteStartObject();
            json.WriteString("rule", rule.Rule.Name);
            json.WriteBoolean("fired", rule.Fired);
            if (rule.LastDueAt is { } last)
                json.WriteString("lastDueAt", Time(last));
            if (rule.MomentAt is { } moment)
                json.WriteString("momentAt", Time(moment));
            if (rule.NextPossible is { } next)
                json.WriteString("nextPossible", Time(next));
            json.WriteString("holds", rule.Condition.Answer.Truth.ToString());
            json.WriteStartArray("missingFacts");
            foreach (var fact in rule.Condition.MissingFacts)
                json.WriteStringValue(fact);
            json.WriteEndArray();
            json.WriteString("text", rule.ToText(console.Language));
            json.WriteEndObject();
        }

        void Permitted(WhoMay who)
        {
            json.WriteStartObject();
            json.WriteString("role", who.Role);
            json.WriteStartArray("now");
            foreach (var trigger in who.Now)
                json.WriteStringValue(trigger.Name);
            json.WriteEndArray();
            json.WriteStartArray("onceKnown");
            foreach (var once in who.OnceKnown)
            {
                json.WriteStartObject();
                json.WriteString("trigger", once.Trigger.Name);
                json.WriteStartArray("facts");
                foreach (var fact in once.Facts)
                    json.WriteStringValue(fact);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("notNow");
            foreach (var no in who.NotNow)
            {
                json.WriteStartObject();
                json.WriteString("trigger", no.Trigger.Name);
                json.WriteString("code", no.Rejection.Code);
                json.WriteString("reason", console.In(no.Rejection.Reason));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }

        string Time(Instant at) => OffsetDateTimePattern.Rfc3339.Format(at.InZone(workflow.Zone).ToOffsetDateTime());
    }
}
