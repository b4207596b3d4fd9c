using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using SupportWorkflow.Conditions;

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
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(Dictionary<string, object>))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(int))]
internal sealed partial class ApiJson : JsonSerializerContext;
