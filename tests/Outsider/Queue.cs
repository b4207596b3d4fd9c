using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using SupportWorkflow;
using SupportWorkflow.Desk;
using SupportWorkflow.Lifecycles;

namespace Outsider;

/// <summary>Commands travel through a queue as JSON text; a worker reads, handles and reports.</summary>
internal static class Queue
{
    private sealed record Message(TicketId Ticket, TicketCommand Command);

    private sealed record Report(TicketId Ticket, bool Accepted, ValueList<TicketEvent> Events, Rejection? Why);

    public static async Task RunAsync()
    {
        Console.WriteLine("A queue that serialises commands");
        await using ServiceProvider provider = new ServiceCollection()
            .AddSupportWorkflow(desk => desk.UseBuiltInProfile("call-center"))
            .BuildServiceProvider();
        var (desk, workflow) = (provider.GetRequiredService<ITicketDesk>(), provider.GetRequiredService<TicketWorkflow>());
        var lead = new Actor("zhao.min", Role.Lead);
        var engineer = new Actor("li.wei", Role.Engineer);
        Ticket ticket = (
            await desk.OpenAsync(
                new OpenTicket("No dial tone")
                {
                    By = lead,
                    Channel = "phone",
                    Impact = "user-blocked",
                }
            )
        ).Ticket;

        // A screen is built from what a trigger wants.
        PermittedTriggers permitted = workflow.Permitted(ticket, lead, ticket.ChangedAt);
        TriggerForm form = workflow.FormOf("assign")!;
        Expect.That(permitted.Now.Names.Contains("assign"), "the lead may assign");
        Expect.That(
            form.Arguments.Any(a => a.Name == "agent"),
            $"the form of 'assign' asks for {string.Join(", ", form.Arguments.Select(a => $"{a.Name} ({a.Type})"))}"
        );

        Channel<string> queue = Channel.CreateUnbounded<string>();
        await queue.Writer.WriteAsync(
            JsonSerializer.Serialize(new Message(ticket.Id, new AssignTicket(Agent: new("li.wei")) { By = lead, CommandId = "q-1" }))
        );
        await queue.Writer.WriteAsync(
            JsonSerializer.Serialize(new Message(ticket.Id, new CloseTicket { By = engineer, CommandId = "q-2" }))
        );
        queue.Writer.Complete();

        var reports = new List<string>();
        await foreach (string text in queue.Reader.ReadAllAsync())
        {
            Message message = JsonSerializer.Deserialize<Message>(text)!;
            Decision decision = await desk.HandleAsync(message.Ticket, message.Command);
            reports.Add(JsonSerializer.Serialize(new Report(message.Ticket, decision.IsAccepted, decision.Events, decision.Rejection)));
        }

        Report first = JsonSerializer.Deserialize<Report>(reports[0])!;
        Report second = JsonSerializer.Deserialize<Report>(reports[1])!;
        Expect.That(
            first.Accepted && first.Events[0] is TicketAssigned { Assignment.Agent.Value: "li.wei" },
            "the command arrived as it was sent"
        );
        Expect.That(
            first.Events[0].CommandId == "q-1" && first.Events[0].RecordedAt > ticket.OpenedAt,
            "its events say when, and by which command"
        );
        Expect.That(!second.Accepted && second.Why!.Code.Length > 0, $"the refusal travels with its reason: {second.Why}");

        // Loops over lists may await.
        foreach (TicketEvent e in first.Events)
        {
            await Task.Yield();
            Console.WriteLine($"  {workflow.Tell(e).In("zh-CN")}");
        }
    }
}
