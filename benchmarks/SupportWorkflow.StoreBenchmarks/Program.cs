using SupportWorkflow.StoreBenchmarks.Commits;
using SupportWorkflow.StoreBenchmarks.Due;
using SupportWorkflow.StoreBenchmarks.Measuring;
using SupportWorkflow.StoreBenchmarks.Reading;

var options = new RunOptions(args);
Func<RunOptions, Task>? run = options.Verb switch
{
    "commits" => CommitRun.RunAsync,
    "due" => DueRun.RunAsync,
    "idle" => IdleRun.RunAsync,
    "lists" => ListRun.RunAsync,
    "board" => BoardRun.RunAsync,
    "bytes" => BytesRun.RunAsync,
    "jobs" => JobRun.RunAsync,
    "parts" => PartsRun.RunAsync,
    _ => null,
};
if (run is null)
{
    Console.Error.WriteLine("commits | due | idle | lists | board | bytes, then --name value; SW_TEST_PG names a PostgreSQL server.");
    return 2;
}
await run(options).ConfigureAwait(false);
return 0;
