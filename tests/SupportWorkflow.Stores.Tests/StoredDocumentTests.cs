using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SupportWorkflow.Desk;
using SupportWorkflow.EntityFrameworkCore;
using SupportWorkflow.Testing;

namespace SupportWorkflow.Stores;

/// <summary>What is kept may be newer than this version of the library, damaged, or encrypted.</summary>
public sealed class StoredDocumentTests
{
    private static readonly Actor Agent = new("wang.fang", Role.Agent);

    [Theory]
    [Databases]
    public async Task What_a_newer_version_wrote_is_neither_claimed_nor_parked(StoreDatabase kind)
    {
        var database = await HostDatabase.NewAsync(kind);
        await using var host = await StartAsync(database);
        var (newer, known) = (await OpenAsync(host), await OpenAsync(host));
        await database.QueryAsync(
            $"update {Tickets(kind)} set schema = 2, document = replace(cast(document as text), '\"schema\":1', '\"schema\":2'){Json(kind)} where id = '{newer.Id}'"
        );
        var later = newer.OpenedAt + Duration.FromDays(30);

        var batch = await host.Store.FireDueAsync(later, 100, _ => throw new InvalidOperationException("decided"));

        Assert.Equal((0, 1), (batch.Fired, batch.Failed));
        Assert.Equal([known.Id], (await host.Store.StuckAsync(10)).Select(s => s.Ticket));
        Assert.True((await Assert.ThrowsAsync<TicketFormatException>(() => host.Desk.FindAsync(newer.Id))).IsNewer);
        Assert.Equal(["0"], await database.QueryAsync($"select attempts from {Tickets(kind)} where id = '{newer.Id}'"));
    }

    [Theory]
    [Databases]
    public async Task A_damaged_document_is_a_typed_error_and_harms_no_other(StoreDatabase kind)
    {
        var database = await HostDatabase.NewAsync(kind);
        await using var host = await StartAsync(database);
        var (damaged, sound) = (await OpenAsync(host), await OpenAsync(host));
        await database.QueryAsync($"update {Tickets(kind)} set document = '{{\"id\":7}}'{Json(kind)} where id = '{damaged.Id}'");

        var error = await Assert.ThrowsAsync<TicketFormatException>(() =>
            host.Desk.HandleAsync(damaged.Id, new LogWork("x") { By = Agent, CommandId = "c-1" })
        );
        var batch = await host.Work.FireDueAsync(100);
        var before = await host.Store.EventsAsync(damaged.Id);

        Assert.False(error.IsNewer);
        Assert.Equal(damaged.Version, before.Count);
        Assert.Null((await host.Store.LoadAsync(default, "c-1")).Outcome);
        Assert.True((await host.Desk.HandleAsync(sound.Id, new LogWork("x") { By = Agent })).IsAccepted);
        Assert.Equal(0, batch.Failed);
        var late = await host.Store.FireDueAsync(damaged.OpenedAt + Duration.FromDays(30), 100, t =>
            t.Id == sound.Id ? null : throw new InvalidOperationException()
        );
        Assert.Equal((1, 1), (late.Failed, late.Left));
        Assert.Contains("TicketFormatException", (await host.Store.StuckAsync(10)).Single().Error, StringComparison.Ordinal);
    }

    [Theory]
    [Databases]
    public async Task An_event_of_a_newer_version_is_kept_as_it_is_and_a_damaged_one_is_a_typed_error(StoreDatabase kind)
    {
        var database = await HostDatabase.NewAsync(kind);
        await using var host = await StartAsync(database);
        var ticket = await OpenAsync(host);
        var events = kind == StoreDatabase.PostgreSql ? "support.ticket_events" : "support_ticket_events";
        const string sung =
            """{"type":"ticket-sung","version":2,"recordedAt":"2024-10-11T09:00:00Z","occurredAt":"2024-10-11T09:00:00Z","by":"chen","loud":true}""";
        await database.QueryAsync($"update {events} set data = '{sung}'{Json(kind)} where version = 2");

        Assert.Equal("ticket-sung", Assert.IsType<UnknownEvent>((await host.Store.EventsAsync(ticket.Id))[1]).Name);
        await database.QueryAsync($"update {events} set data = '[]'{Json(kind)} where version = 2");
        await Assert.ThrowsAsync<TicketFormatException>(() => host.Store.EventsAsync(ticket.Id));
        await Assert.ThrowsAsync<TicketFormatException>(() => host.Desk.EraseAsync(new("wang.fang", "person-1"), new("officer")));
        Assert.Equal(ticket, await host.Desk.FindAsync(ticket.Id));
    }

    [Theory]
    [Databases]
    public async Task A_row_that_the_database_refuses_is_parked_alone(StoreDatabase kind)
    {
        var database = await HostDatabase.NewAsync(kind);
        await using var host = await StartAsync(database);
        var (refused, sound) = (await OpenAsync(host), await OpenAsync(host));
        // Somebody has put an entry of that key into the outbox already.
        var workflow = host.Services.GetRequiredKeyedService<TicketWorkflow>("a");
        var later = refused.OpenedAt + Duration.FromDays(30);
        var key = OutboxEntry.Of(workflow.Advance(refused, later))[0].Key;
        var outbox = kind == StoreDatabase.PostgreSql ? "support.outbox" : "support_outbox";
        await database.QueryAsync(
            $"update {outbox} set key = '{key}' where key = (select key from {outbox} where ticket_id = '{sound.Id}' limit 1)"
        );

        var batch = await host.Store.FireDueAsync(later, 100, t => workflow.Advance(t, later));

        Assert.Equal((1, 1), (batch.Fired, batch.Failed));
        Assert.Equal(refused.Id, (await host.Store.StuckAsync(10)).Single().Ticket);
        Assert.Equal(refused, await host.Desk.FindAsync(refused.Id));
        Assert.NotEqual(sound, await host.Desk.FindAsync(sound.Id));
    }

    /// <summary>What the server cannot do just now is no ticket's fault: codes of
    /// https://www.postgresql.org/docs/current/errcodes-appendix.html.</summary>
    [PostgreSqlTheory]
    [InlineData("53100")]
    [InlineData("53200")]
    [InlineData("57P01")]
    [InlineData("58030")]
    [InlineData("42501")]
    public async Task What_a_server_in_trouble_refuses_is_nobodys_failure(string code)
    {
        var database = await HostDatabase.NewAsync(StoreDatabase.PostgreSql);
        await using var host = await StartAsync(database);
        var ticket = await OpenAsync(host);
        var workflow = host.Services.GetRequiredKeyedService<TicketWorkflow>("a");
        var later = ticket.OpenedAt + Duration.FromDays(30);
        await database.QueryAsync(
            $"create function in_trouble() returns trigger language plpgsql as $$ begin raise exception 'no' using errcode = '{code}'; end $$"
        );
        await database.QueryAsync("create trigger in_trouble before insert on support.ticket_events execute function in_trouble()");

        var e = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            host.Store.FireDueAsync(later, 100, t => workflow.Advance(t, later))
        );

        Assert.Equal(code, e.SqlState);
        Assert.Empty(await host.Store.StuckAsync(10));
        await database.QueryAsync("drop trigger in_trouble on support.ticket_events");
        Assert.Equal(1, (await host.Store.FireDueAsync(later, 100, t => workflow.Advance(t, later))).Fired);
    }

    public static TheoryData<string, StoreSetting> Promises => Conformance.Promises;

    /// <summary>Encryption changes nothing but what the tables hold; lists have no subject then, and those that look for one are left
    /// out.</summary>
    [Theory]
    [MemberData(nameof(Promises))]
    public async Task A_store_of_protected_texts_keeps_its_promises(string promise, StoreSetting setting)
    {
        if (
            setting != StoreSetting.OneProcess
            || promise is "A_list_is_narrowed" or "Tickets_are_counted" or "An_erased_person_is_gone_and_the_ticket_is_rebuilt"
        )
            return;
        var file = TestStores.NewFile();
        await Conformance.CheckAsync(promise, setting, () =>
            HostedStore.StartAsync("a", d => d.UseSqlite(file).ProtectTextsWith<Vault>(), key: file)
        );
    }

    [Theory]
    [Databases]
    public async Task Protected_texts_are_not_in_the_tables(StoreDatabase kind)
    {
        var database = await HostDatabase.NewAsync(kind);
        await using var host = await StartAsync(database, d => d.ProtectTextsWith<Vault>());
        var ticket = await OpenAsync(host);
        await host.Desk.HandleAsync(ticket.Id, new LogWork("Called Mr Chen.") { By = Agent });

        var schema = kind == StoreDatabase.PostgreSql ? "support." : "support_";
        var all = string.Join(
            '\n',
            [
                .. await database.QueryAsync($"select subject, document from {schema}tickets"),
                .. await database.QueryAsync($"select data from {schema}ticket_events"),
                .. await database.QueryAsync($"select data from {schema}outbox"),
            ]
        );
        Assert.DoesNotContain("dial tone", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Chen", all, StringComparison.Ordinal);
        Assert.Contains("\"Key\":\"one\"", all, StringComparison.Ordinal);
        Assert.Equal("No dial tone", (await host.Desk.FindAsync(ticket.Id))!.Intake.Subject);
        Assert.Equal([ticket.Id], await host.Store.NamingAsync("wang.fang", default, 10));
        await using var without = await StartAsync(database);
        await Assert.ThrowsAsync<InvalidOperationException>(() => without.Desk.FindAsync(ticket.Id));
    }

    private static string Tickets(StoreDatabase kind) => kind == StoreDatabase.PostgreSql ? "support.tickets" : "support_tickets";

    private static string Json(StoreDatabase kind) => kind == StoreDatabase.PostgreSql ? "::json" : "";

    private static Task<HostedStore> StartAsync(HostDatabase database, Action<ITicketDeskBuilder>? more = null) =>
        HostedStore.StartAsync("a", d =>
        {
            _ = database.Kind == StoreDatabase.PostgreSql ? d.UsePostgreSql(database.Connection) : d.UseSqlite(database.Connection);
            more?.Invoke(d);
        });

    private static async Task<Ticket> OpenAsync(HostedStore host) =>
        (await host.Desk.OpenAsync(new OpenTicket("No dial tone") { By = Agent, Impact = "user-blocked" })).EnsureAccepted().Ticket;

    /// <summary>A cipher for tests: every byte another one.</summary>
    private sealed class Vault : ITicketTextProtector
    {
        public string Key => "one";

        public byte[] Protect(byte[] utf8) => [.. utf8.Select(b => (byte)(b ^ 0x5A))];

        public byte[] Unprotect(string key, byte[] bytes) => key == "one" ? Protect(bytes) : throw new ArgumentException(key);
    }
}
