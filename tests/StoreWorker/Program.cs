using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using SupportWorkflow.Desk;
using SupportWorkflow.Stores;

// A process over a desk's database. SIGTERM ends it after what it is doing; a test also kills and freezes it, and lets its disk be full:
// a file that may not grow is an error of the write then, not the end of the process.
var options = WorkerOptions.Of(args);
using var log = new WorkerLog(options.Log);
using var stop = new CancellationTokenSource();
using var signal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
{
    context.Cancel = true;
    stop.Cancel();
});
using var fileTooLong = PosixSignalRegistration.Create((PosixSignal)25, context => context.Cancel = true);
new Thread(() =>
{
    // When the test is gone, whatever became of it, so is its worker.
    while (Console.In.Read() >= 0) { }
    Environment.Exit(3);
})
{
    IsBackground = true,
}.Start();
var services = WorkerDesk.Of(options);
await using (services.ConfigureAwait(false))
{
    var running = options.Role switch
    {
        "writer" => new Writer(options, Part<ITicketDesk>(), log).RunAsync(stop.Token),
        "pump" => new Pump(options, Part<IDeskWork>(), log).RunAsync(stop.Token),
        "sender" => new Sender(options, Part<IOutbox>(), Part<IStoreBacklog>(), log).RunAsync(stop.Token),
        _ => throw new ArgumentException($"'{options.Role}' is no role.", nameof(args)),
    };
    await running.ConfigureAwait(false);
}
return 0;

T Part<T>()
    where T : class => services.GetRequiredKeyedService<T>(WorkerDesk.Name);
