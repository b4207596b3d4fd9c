using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using SupportWorkflow.Desk;
using SupportWorkflow.Resolutions;

namespace SupportWorkflow.Samples.MinimalApi;

/// <summary>What can be asked of tickets over HTTP.</summary>
internal static class TicketEndpoints
{
    public static void MapTickets(this IEndpointRouteBuilder app)
    {
        var tickets = app.MapGroup("/tickets")
            .WithTags("Tickets")
            .ProducesProblem(400)
            .ProducesProblem(403)
            .ProducesProblem(404)
            .ProducesProblem(409);
        tickets
            .MapPost("/", OpenAsync)
            .WithName("Open")
            .WithSummary("Opens a ticket; sent again with the same Idempotency-Key, it opens nothing.");
        tickets.MapGet("/{id}", FindAsync).WithName("Find").WithSummary("The ticket as it is; its version is the ETag.");
        tickets
            .MapGet("/", ListAsync)
            .WithName("List")
            .WithSummary("What the caller may see, what is due first first: open ones, a team's, a person's, those with a text.");
        tickets.MapGet("/by-number/{number}", ByNumberAsync).WithName("ByNumber").WithSummary("The ticket of the number people quote.");
        tickets
            .MapGet("/{id}/history", HistoryAsync)
            .WithName("History")
            .WithSummary("What happened, as far as the caller may see it, in the language asked for.");
        tickets
            .MapGet("/{id}/explanation", ExplainAsync)
            .WithName("Explain")
            .WithSummary("Why it is as it is, line by line, in the language asked for.");
        Command<Assignment>("assign", "Gives it to a group, a person or both.", (body, by, key) =>
            new AssignTicket(body.Team is null ? null : new(body.Team), body.Agent is null ? null : new(body.Agent))
            {
                By = by,
                CommandId = key,
            }
        );
        Command<Words>("contact", "Notes a contact with the requester.", (body, by, key) =>
            new RecordContact(body.Text) { By = by, CommandId = key }
        );
        Command<Words>("ask", "Asks the requester back.", (body, by, key) => new AskRequester(body.Text) { By = by, CommandId = key });
        Command<Words>("reply", "Notes the requester's answer.", (body, by, key) =>
            new RecordReply(body.Text) { By = by, CommandId = key }
        );
        Command<Words>("log", "Notes what was done.", (body, by, key) => new LogWork(body.Text) { By = by, CommandId = key });
        Command<Solution>("resolve", "The trouble is over.", (body, by, key) =>
            new ResolveTicket(new(ResolutionResult.Resolved, body.Measures) { Cause = body.Cause }) { By = by, CommandId = key }
        );
        Command<Words>("cancel", "The requester needs it no more.", (body, by, key) =>
            new CancelTicket(body.Text) { By = by, CommandId = key }
        );
        Command<Link>("link", "Another ticket has to do with it; the other one learns it by itself.", (body, by, key) =>
            new LinkTicket(new(body.Other), body.Relation) { By = by, CommandId = key }
        );
        Plain("start", "Work begins.", (by, key) => new StartWork { By = by, CommandId = key });
        Plain("confirm", "The requester confirms that it is solved.", (by, key) => new ConfirmResolution { By = by, CommandId = key });
        Plain("close", "It is closed.", (by, key) => new CloseTicket { By = by, CommandId = key });
        tickets
            .MapPost(
                "/{id}/fire/{trigger}",
                (string id, string trigger, Caller caller, ITicketDesk desk, TicketWorkflow workflow, CancellationToken stop) =>
                    HandleAsync(id, new FireTrigger(trigger) { By = caller.Actor, CommandId = caller.Key }, caller, desk, workflow, stop)
            )
            .WithName("Fire")
            .WithSummary("Fires a trigger of the profile's own.");

        void Command<T>(string verb, string summary, Func<T, Actor, string?, TicketCommand> command) =>
            tickets
                .MapPost(
                    $"/{{id}}/{verb}",
                    (string id, T body, Caller caller, ITicketDesk desk, TicketWorkflow workflow, CancellationToken stop) =>
                        HandleAsync(id, command(body, caller.Actor, caller.Key), caller, desk, workflow, stop)
                )
                .WithName(verb)
                .WithSummary(summary);

        void Plain(string verb, string summary, Func<Actor, string?, TicketCommand> command) =>
            tickets
                .MapPost($"/{{id}}/{verb}", (string id, Caller caller, ITicketDesk desk, TicketWorkflow workflow, CancellationToken stop) =>
                    HandleAsync(id, command(caller.Actor, caller.Key), caller, desk, workflow, stop)
                )
                .WithName(verb)
                .WithSummary(summary);
    }

    private static async Task<Results<Created<TicketView>, ProblemHttpResult>> OpenAsync(
        Request body,
        Caller caller,
        ITicketDesk desk,
        TicketWorkflow workflow,
        CancellationToken stop
    )
    {
        var decision = await desk.OpenAsync(body.Command(caller.Actor, caller.Key), stop);
        return decision.Rejection is { } no
            ? Rejections.Problem(no, caller.Language)
            : TypedResults.Created($"/tickets/{Uri.EscapeDataString(decision.Ticket.Id.Value)}", caller.View(decision.Ticket, workflow));
    }

    private static async Task<Results<Ok<TicketView>, ProblemHttpResult>> HandleAsync(
        string id,
        TicketCommand command,
        Caller caller,
        ITicketDesk desk,
        TicketWorkflow workflow,
        CancellationToken stop
    )
    {
        var decision = await desk.HandleAsync(new(id), command, stop);
        return decision.Rejection is { } no
            ? Rejections.Problem(no, caller.Language)
            : TypedResults.Ok(caller.View(decision.Ticket, workflow));
    }

    private static async Task<Results<Ok<TicketView>, NotFound>> FindAsync(
        string id,
        Caller caller,
        ITicketDesk desk,
        TicketWorkflow workflow,
        CancellationToken stop
    ) =>
        await desk.ReadAsync(new(id), caller.Actor, stop) is { } ticket
            ? TypedResults.Ok(caller.View(ticket, workflow))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<ListedPage>, ProblemHttpResult>> ListAsync(
        [AsParameters] Filter filter,
        Caller caller,
        ITicketDesk desk,
        CancellationToken stop
    )
    {
        try
        {
            return TypedResults.Ok(ListedPage.Of(await desk.ListAsync(filter.Query(), caller.Actor, stop)));
        }
        catch (Exception e) when (e is FormatException or ArgumentOutOfRangeException)
        {
            return TypedResults.Problem(e.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<Results<Ok<TicketView>, NotFound>> ByNumberAsync(
        string number,
        Caller caller,
        ITicketDesk desk,
        TicketWorkflow workflow,
        CancellationToken stop
    ) =>
        await desk.ByNumberAsync(new(number), caller.Actor, stop) is { } ticket
            ? TypedResults.Ok(caller.View(ticket, workflow))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<Happening[]>, NotFound>> HistoryAsync(
        string id,
        Caller caller,
        ITicketDesk desk,
        TicketWorkflow workflow,
        CancellationToken stop
    ) =>
        await desk.HistoryAsync(new(id), caller.Actor, stop) is { } view
            ? TypedResults.Ok<Happening[]>([.. view.Events.Select(e => Happening.Of(e, workflow, caller.Language))])
            : TypedResults.NotFound();

    private static async Task<Results<Ok<string[]>, NotFound>> ExplainAsync(
        string id,
        Caller caller,
        ITicketDesk desk,
        TicketWorkflow workflow,
        TimeProvider clock,
        CancellationToken stop
    ) =>
        await desk.ReadAsync(new(id), caller.Actor, stop) is { } ticket
            ? TypedResults.Ok(
                workflow.Explain(ticket, Instant.FromDateTimeOffset(clock.GetUtcNow()), caller.Actor).ToText(caller.Language).Split('\n')
            )
            : TypedResults.NotFound();
}
