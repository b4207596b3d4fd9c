using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Cli.Erase;

/// <summary><c>erase</c>: takes a person out of every ticket of a database.</summary>
internal static class EraseCommand
{
    /// <summary>Decides nothing and rebuilds nothing: every ticket is rebuilt by the profile that the database keeps for it.</summary>
    private const string Nobodys = """{ "id": "support-workflow-erase", "version": "1", "extends": "call-center" }""";

    internal static Command Create(ToolConsole console)
    {
        var person = new Argument<string>("PERSON") { Description = console.Say("erase-person") };
        var pseudonym = new Option<string>("--as")
        {
            Description = console.Say("erase-as"),
            HelpName = "NAME",
            Required = true,
        };
        var by = new Option<string>("--by")
        {
            Description = console.Say("erase-by"),
            HelpName = "ACCOUNT",
            Required = true,
        };
        var sqlite = new Option<string?>("--sqlite") { Description = console.Say("erase-sqlite"), HelpName = "FILE" };
        var postgreSql = new Option<string?>("--postgresql") { Description = console.Say("erase-postgresql"), HelpName = "CONNECTION" };
        var desk = new Option<string>("--desk")
        {
            Description = console.Say("erase-desk"),
            HelpName = "NAME",
            DefaultValueFactory = _ => "",
        };
        var schema = new Option<string>("--schema")
        {
            Description = console.Say("erase-schema"),
            HelpName = "NAME",
            DefaultValueFactory = _ => "support",
        };
        var alias = new Option<string[]>("--alias") { Description = console.Say("erase-alias"), HelpName = "ID" };
        var field = new Option<string[]>("--field") { Description = console.Say("erase-field"), HelpName = "FIELD" };
        var dry = new Option<bool>("--dry-run") { Description = console.Say("erase-dry-run") };
        var command = new Command("erase", console.Say("about-erase"))
        {
            person,
            pseudonym,
            by,
            sqlite,
            postgreSql,
            desk,
            schema,
            alias,
            field,
            dry,
        };
        command.SetAction(
            (parsed, stop) =>
                EraseAsync(
                    new(parsed.GetValue(sqlite), parsed.GetValue(postgreSql), parsed.GetValue(desk)!, parsed.GetValue(schema)!),
                    What(parsed.GetValue(person)!, parsed.GetValue(pseudonym)!, parsed.GetValue(alias), parsed.GetValue(field), console),
                    Account("--by", parsed.GetValue(by)!, console),
                    parsed.GetValue(dry),
                    console,
                    stop
                )
        );
        return command;
    }

    private static async Task<int> EraseAsync(
        Database database,
        Redaction what,
        Actor by,
        bool isDry,
        ToolConsole console,
        CancellationToken stop
    )
    {
        var services = new ServiceCollection();
        services.AddSupportWorkflow(database.Desk, d => Keep(d.UseProfileJson(Nobodys), database, console));
        await using var provider = services.BuildServiceProvider();
        int changed;
        try
        {
            changed = isDry
                ? await CountAsync(provider.GetRequiredKeyedService<IDeskWork>(database.Desk), what, stop)
                : await provider.GetRequiredKeyedService<ITicketDesk>(database.Desk).EraseAsync(what, by, stop);
        }
        catch (Exception e) when (e is DbException or TicketFormatException or InvalidOperationException or DefinitionException)
        {
            throw new ToolProblemException(
                new ToolProblem("erase.database", console.Say("erase-database", e.Message.ReplaceLineEndings(" ")))
            );
        }
        if (console.IsJson)
            console.Json(json =>
            {
                json.WriteStartObject();
                json.WriteString("person", what.Person);
                json.WriteString("pseudonym", what.Pseudonym);
                json.WriteBoolean("dryRun", isDry);
                json.WriteNumber("tickets", changed);
                json.WriteEndObject();
            });
        else
            console.Text.WriteLine(console.Say(isDry ? "erase-would" : "erase-done", what.Person, changed, what.Pseudonym));
        return ExitCode.Done;
    }

    private static async Task<int> CountAsync(IDeskWork work, Redaction what, CancellationToken stop)
    {
        var (store, named) = ((ITicketErasure)work.Store, new HashSet<TicketId>());
        foreach (var account in what.Aliases.AsEnumerable().Prepend(what.Person))
        {
            var last = default(TicketId);
            while (await store.NamingAsync(account, last, 1_000, stop) is { Count: > 0 } some)
            {
                named.UnionWith(some);
                last = some[^1];
            }
        }
        return named.Count;
    }

    private static void Keep(ITicketDeskBuilder desk, Database database, ToolConsole console)
    {
        if (database.Sqlite is null == database.PostgreSql is null)
            throw new ToolProblemException(new ToolProblem("erase.which-database", console.Say("erase-which-database")));
        if (database.PostgreSql is { } connection)
        {
            try
            {
                desk.UsePostgreSql(connection, database.Schema);
            }
            catch (ArgumentException e)
            {
                throw Bad("--postgresql", connection, e.Message, console);
            }
            return;
        }
        // SQLite would make an empty database of a name that is misspelt.
        using (InputFile.Open(database.Sqlite!, console)) { }
        desk.UseSqlite(database.Sqlite!, database.Schema);
    }

    private static Redaction What(string person, string pseudonym, string[]? aliases, string[]? fields, ToolConsole console) =>
        new(Account("PERSON", person, console).Id, Account("--as", pseudonym, console).Id)
        {
            Aliases = [.. aliases ?? []],
            Fields = [.. fields ?? []],
        };

    private static Actor Account(string name, string value, ToolConsole console)
    {
        try
        {
            return new(value);
        }
        catch (ArgumentException e)
        {
            throw Bad(name, value, e.Message, console);
        }
    }

    private static ToolProblemException Bad(string name, string value, string why, ToolConsole console) =>
        new(new ToolProblem("arguments.bad-value", console.Say("argument-bad-value", name, value, why.ReplaceLineEndings(" "))));

    /// <summary>Which database, and what of it.</summary>
    private sealed record Database(string? Sqlite, string? PostgreSql, string Desk, string Schema);
}
