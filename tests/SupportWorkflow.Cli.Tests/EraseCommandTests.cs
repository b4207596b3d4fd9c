using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Cli;

/// <summary><c>erase</c>: a person leaves a database.</summary>
public sealed class EraseCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _scratch.Dispose();
    }

    [Fact]
    public async Task A_person_is_taken_out_of_every_ticket_of_a_database()
    {
        var file = await DeskAsync();

        var dry = ToolRun.Of("erase", "chen", "--as", "person-1", "--by", "officer", "--sqlite", file, "--desk", "berlin", "--dry-run");
        var done = ToolRun.Of("erase", "chen", "--as", "person-1", "--by", "officer", "--sqlite", file, "--desk", "berlin", "--lang", "zh");
        var again = ToolRun.Of("erase", "chen", "--as", "person-1", "--by", "officer", "--sqlite", file, "--desk", "berlin", "--json");

        Assert.Equal(
            (0, "chen is named in 2 tickets and would be person-1 in them; nothing was changed.\n", ""),
            (dry.Code, dry.Output, dry.Error)
        );
        Assert.Equal((0, "已将 chen 从 2 张工单中移除，其中以 person-1 代替。\n", ""), (done.Code, done.Output, done.Error));
        Assert.Equal((0, 0), (again.Code, again.Json.GetProperty("tickets").GetInt32()));
        await using var services = Services(file);
        var desk = services.GetRequiredKeyedService<ITicketDesk>("berlin");
        var ticket = (await desk.FindAsync(new("t-1")))!;
        Assert.Equal(("person-1", Redaction.Erased), (ticket.Intake.Requester, ticket.Intake.Subject));
        var last = (await desk.HistoryAsync(ticket.Id, new Actor("lead", Role.Lead)))!.Events[^1];
        Assert.Equal("officer", Assert.IsType<PersonErased>(last).By);
        Assert.True((await desk.HandleAsync(ticket.Id, new LogWork("on it goes") { By = new("wang.fang", Role.Agent) })).IsAccepted);
    }

    [Theory]
    [InlineData("erase chen --as person-1 --by officer", "erase.which-database")]
    [InlineData("erase chen --as person-1 --by officer --sqlite {none} --postgresql Host=x", "erase.which-database")]
    [InlineData("erase chen --as person-1 --by officer --postgresql nonsense", "arguments.bad-value")]
    [InlineData("erase system:x --as person-1 --by officer --sqlite {garbage}", "arguments.bad-value")]
    [InlineData("erase chen --as person-1 --by officer --sqlite {none}", "file.")]
    [InlineData("erase chen --as person-1 --by officer --sqlite {garbage}", "erase.database")]
    [InlineData("erase chen --by officer --sqlite {garbage}", "arguments.")]
    public void What_is_wrong_is_said_and_nothing_is_made(string command, string code)
    {
        var none = Path.Combine(_scratch.Folder, "none.db");
        var garbage = _scratch.File("garbage.db", new string('x', 5_000));

        var run = ToolRun.Of([
            .. command
                .Split(' ')
                .Select(a =>
                    a == "{none}" ? none
                    : a == "{garbage}" ? garbage
                    : a
                ),
        ]);

        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains($"[{code}", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(none));
    }

    private async Task<string> DeskAsync()
    {
        var file = Path.Combine(_scratch.Folder, "desk.db");
        await using var services = Services(file);
        await services.EnsureDeskSchemaAsync("berlin");
        var (desk, agent) = (services.GetRequiredKeyedService<ITicketDesk>("berlin"), new Actor("wang.fang", Role.Agent));
        foreach (var (id, requester) in new[] { ("t-1", "chen"), ("t-2", "chen"), ("t-3", "wu") })
            await desk.OpenAsync(
                new OpenTicket(new(id), default, "No dial tone")
                {
                    By = agent,
                    OnBehalfOf = requester,
                    Impact = "user-blocked",
                }
            );
        return file;
    }

    private static ServiceProvider Services(string file) =>
        new ServiceCollection()
            .AddSupportWorkflow("berlin", d => d.UseBuiltInProfile("call-center").UseSqlite(file))
            .BuildServiceProvider();
}
