using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using SupportWorkflow.Conditions;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Samples.MinimalApi;

/// <summary>What is asked of the desk.</summary>
internal sealed record Request(
    string Subject,
    string? Description = null,
    string? Channel = null,
    string? Impact = null,
    string? Urgency = null,
    string? Tier = null,
    string? ContactName = null,
    string? ContactMeans = null,
    string? Device = null,
    string? OnBehalfOf = null,
    Dictionary<string, string>? Fields = null
)
{
    public OpenTicket Command(Actor by, string? key) =>
        new(Subject)
        {
            By = by,
            OnBehalfOf = OnBehalfOf,
            CommandId = key,
            Description = Description ?? "",
            Channel = Channel,
            Impact = Impact,
            Urgency = Urgency,
            Tier = Tier,
            ContactName = ContactName,
            ContactMeans = ContactMeans,
            Device = Device,
            Fields = [.. (Fields ?? []).Select(f => new TicketField(f.Key, FactValue.Of(f.Value)))],
        };
}

internal sealed record Words(string Text);

internal sealed record Assignment(string? Team = null, string? Agent = null);

internal sealed record Solution(string Measures, string? Cause = null);

internal sealed record Link(string Other, string Relation);

/// <summary>A promise: when it is due, and whether that has passed.</summary>
internal sealed record Promise(string Objective, string Phase, DateTimeOffset? DueAt);

/// <summary>What a caller sees of a ticket.</summary>
internal sealed record TicketView(
    string Id,
    string Number,
    int Version,
    string Subject,
    string State,
    string? Priority,
    string? Agent,
    DateTimeOffset OpenedAt,
    Promise[] Promises,
    string[] PossibleNow
)
{
    /// <summary>As of its last change: a cached answer stays true.</summary>
    public static TicketView Of(Ticket ticket, TicketWorkflow workflow, Actor actor) =>
        new(
            ticket.Id.Value,
            ticket.Number.Value,
            ticket.Version,
            ticket.Intake.Subject,
            ticket.State.Name,
            ticket.Priority?.ToString(),
            ticket.Assignment?.Agent?.Value,
            ticket.OpenedAt.ToDateTimeOffset(),
            [
                .. ticket
                    .Clocks.Select(c => (c.Objective, Reading: workflow.Read(ticket, c.Objective, ticket.ChangedAt)))
                    .Select(c => new Promise(c.Objective, c.Reading.Phase.ToString(), c.Reading.DueAt?.ToDateTimeOffset())),
            ],
            [.. workflow.Explain(ticket, ticket.ChangedAt, actor).PossibleNow]
        );
}

/// <summary>Which tickets are asked for.</summary>
internal sealed record Filter(bool? Open, string? Team, string? Agent, string? Requester, string? Text, string? After, int? AtMost)
{
    public TicketQuery Query() =>
        new()
        {
            Kinds = Open == true ? TicketQuery.Open : default,
            Teams = Team is null ? default : [new(Team)],
            Agent = Agent is null ? null : new AgentId(Agent),
            Requester = Requester,
            Text = Text,
            After = After,
            AtMost = AtMost ?? 50,
        };
}

/// <summary>A part of a list; ask again with <c>after</c> for the next.</summary>
internal sealed record ListedPage(Listed[] Tickets, string? After)
{
    public static ListedPage Of(TicketPage page) => new([.. page.Tickets.Select(Listed.Of)], page.Next);
}

/// <summary>What a list shows of a ticket.</summary>
internal sealed record Listed(
    string Id,
    string Number,
    string Subject,
    string State,
    string? Priority,
    string? Agent,
    DateTimeOffset? DueAt
)
{
    public static Listed Of(TicketSummary t) =>
        new(t.Id.Value, t.Number.Value, t.Subject, t.State, t.Priority?.Code, t.Agent?.Value, t.NextDue?.At.ToDateTimeOffset());
}

/// <summary>Something that happened, in a sentence.</summary>
internal sealed record Happening(int Version, string Type, DateTimeOffset At, string By, string Text)
{
    public static Happening Of(TicketEvent e, TicketWorkflow workflow, string language) =>
        new(e.Version, e.Name, e.OccurredAt.ToDateTimeOffset(), e.By, workflow.Tell(e).In(language));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(Request))]
[JsonSerializable(typeof(Words))]
[JsonSerializable(typeof(Assignment))]
[JsonSerializable(typeof(Solution))]
[JsonSerializable(typeof(Link))]
[JsonSerializable(typeof(TicketView))]
[JsonSerializable(typeof(ListedPage))]
[JsonSerializable(typeof(Happening[]))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(Dictionary<string, object>))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(int))]
internal sealed partial class ApiJson : JsonSerializerContext;
