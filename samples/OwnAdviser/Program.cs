using Microsoft.Extensions.DependencyInjection;
using Microsoft.ML;
using SupportWorkflow;
using SupportWorkflow.Classifications;
using SupportWorkflow.Desk;
using SupportWorkflow.Profiles;
using SupportWorkflow.Samples.OwnAdviser;

// A model trained from the desk's own closed tickets says what a ticket is about where the words of the profile say nothing.
// dotnet run --project samples/OwnAdviser

Console.OutputEncoding = System.Text.Encoding.UTF8;
var ml = new MLContext(seed: 1);
var log = ml.Data.LoadFromTextFile<ClosedTicket>(
    Path.Combine(AppContext.BaseDirectory, "closed-tickets.csv"),
    separatorChar: ',',
    hasHeader: true,
    allowQuoting: true
);
var parts = ml.Data.TrainTestSplit(log, testFraction: 0.25);
var heldOut = ml.Data.CreateEnumerable<ClosedTicket>(parts.TestSet, reuseRowObject: false).ToList();
var adviser = new TrainedAdviser(ml, parts.TrainSet);
TicketWorkflow workflow = BuiltInProfiles.CallCenter.Compile();

Console.WriteLine($"{heldOut.Count} closed tickets that the model has not seen:");
Measure("the words of the profile", t => workflow.Classify(new() { Subject = t }));
Measure("the model, however unsure", adviser.Classify);
Measure("words, then the model where it is sure", t => workflow.Classify(new() { Subject = t, Advised = adviser.Classify(t) }));

// In the desk: it is asked only when the words have no answer.
await using var provider = new ServiceCollection()
    .AddSupportWorkflow(desk => desk.UseBuiltInProfile("call-center").UseOutsideFacts(_ => adviser))
    .BuildServiceProvider();
ITicketDesk desk = provider.GetRequiredService<ITicketDesk>();
string[] texts =
[
    "The printer smells of burning",
    "The docking station does not charge my notebook any more",
    "三号车间的终端没有信号",
    "Nothing works today",
];
foreach (var text in texts)
{
    var open = new OpenTicket(text)
    {
        By = new("wang.fang", Role.Agent),
        Channel = "phone",
        Impact = "user-blocked",
    };
    Decision opened = await desk.OpenAsync(open);
    Console.WriteLine();
    Console.WriteLine(text);
    foreach (var found in opened.Events.AsEnumerable().OfType<TicketClassified>())
        Console.WriteLine($"    {found.Policy}: {workflow.Tell(found)}");
    if (opened.Ticket.Category is null && adviser.Classify(text) is var guess)
        Console.WriteLine($"    no category: the model thinks of {guess.Category}, but with {guess.Confidence:P0} only");
}

void Measure(string who, Func<string, ClassificationResult?> classify)
{
    var answers = heldOut.Select(t => (t.Category, Given: classify(t.Subject)?.Category.Path)).Where(a => a.Given is not null).ToList();
    var right = answers.Count(a => a.Given == a.Category);
    Console.WriteLine($"    {who}: an answer to {answers.Count}, of which {right} are right");
}
