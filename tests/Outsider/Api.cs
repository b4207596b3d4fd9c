using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SupportWorkflow;
using SupportWorkflow.Desk;

namespace Outsider;

/// <summary>An API that returns decisions as they are, with the defaults of minimal APIs.</summary>
internal static class Api
{
    public static async Task RunAsync()
    {
        Console.WriteLine("An API that returns decisions");
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSupportWorkflow(desk => desk.UseBuiltInProfile("call-center"));
        await using WebApplication app = builder.Build();
        app.MapPost("/tickets", async (OpenTicket open, ITicketDesk desk) => Results.Ok(await desk.OpenAsync(open)));
        app.MapPost("/tickets/{id}", async (string id, TicketCommand command, ITicketDesk desk) =>
        {
            Decision decision = await desk.HandleAsync(new(id), command);
            return decision.IsAccepted ? Results.Ok(decision) : Results.UnprocessableEntity(decision.Rejection);
        });
        app.MapGet("/tickets/{id}/why", async (string id, ITicketDesk desk, TicketWorkflow workflow) =>
            await desk.FindAsync(new(id)) is { } ticket ? Results.Ok(workflow.Explain(ticket, ticket.ChangedAt)) : Results.NotFound()
        );
        await app.StartAsync();
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var http = new HttpClient { BaseAddress = new(address) };

        var lead = new Actor("zhao.min", Role.Lead);
        HttpResponseMessage answer = await http.PostAsJsonAsync(
            "/tickets",
            new OpenTicket("ERP cannot print")
            {
                By = lead,
                Channel = "phone",
                Impact = "user-blocked",
                CommandId = "web-1",
            }
        );
        Decision opened = (await answer.Content.ReadFromJsonAsync<Decision>())!;
        Expect.That(
            opened.IsAccepted && opened.Ticket.Intake.Subject == "ERP cannot print",
            $"the client reads the decision: {opened.Ticket.Number}"
        );
        Expect.That(opened.WakeUp is not null && opened.Events[0].RecordedAt == opened.Ticket.OpenedAt, "with every instant");

        answer = await http.PostAsJsonAsync<TicketCommand>($"/tickets/{opened.Ticket.Id}", new CloseTicket { By = lead });
        Rejection? why = await answer.Content.ReadFromJsonAsync<Rejection>();
        Expect.That(
            answer.StatusCode == HttpStatusCode.UnprocessableEntity && why!.Reason.In("zh-CN").Length > 0,
            $"a refusal is read with its sentence: {why}"
        );

        string explained = await http.GetStringAsync($"/tickets/{opened.Ticket.Id}/why");
        Expect.That(!explained.Contains("{}", StringComparison.Ordinal), "an explanation is returned whole");
        await app.StopAsync();
    }
}
