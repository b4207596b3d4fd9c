using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportWorkflow.Desk;
using SupportWorkflow.Profiles;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Hosting.Desk;

/// <summary>A desk whose profile extends another: where bases come from, and what the store keeps.</summary>
public sealed class ExtendedProfileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_file_extends_files_of_its_folder_and_the_store_keeps_the_whole()
    {
        File("house.json", """{ "extends": "call-center", "priority": { "otherwise": "P4" } }""");
        var store = new InMemoryTicketStore();

        var ticket = await OpenAsync(store);

        Assert.Equal(("acme@1", "P4"), (ticket.Profile.ToString(), ticket.Priority!.Code.ToString()));
        var kept = await store.FindAsync(new("acme", "1"));
        Assert.DoesNotContain("extends", kept, StringComparison.Ordinal);
        Assert.Equal(new("acme", "1"), WorkflowProfile.Parse(Encoding.UTF8.GetBytes(kept!)).Version);
    }

    [Fact]
    public async Task A_base_that_changes_does_not_change_what_a_pinned_version_means()
    {
        File("house.json", """{ "extends": "call-center", "priority": { "otherwise": "P4" } }""");
        var store = new InMemoryTicketStore();
        var ticket = await OpenAsync(store);

        File("house.json", """{ "extends": "call-center", "priority": { "otherwise": "P1" } }""");
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(store));

        Assert.Contains("acme@1 with another text", failure.Message, StringComparison.Ordinal);
        Assert.Equal("P4", ticket.Priority!.Code.ToString());
    }

    [Theory]
    [InlineData("""{ "id": "acme", "version": "1", "extends": "call-center" }""", null)]
    [InlineData("""{ "id": "acme", "version": "1", "extends": "house.json" }""", "$.extends: profile.unknown-base")]
    [InlineData("""{ "extends": "call-center" }""", "$.id: json.missing-member")]
    public async Task A_text_extends_only_what_comes_with_the_library(string json, string? expected)
    {
        File("house.json", """{ "extends": "call-center" }""");
        await using var provider = new ServiceCollection().AddSupportWorkflow(d => d.UseProfileJson(json)).BuildServiceProvider();

        if (expected is null)
            Assert.Equal("acme", provider.GetRequiredService<TicketWorkflow>().Profile.Profile);
        else
            Assert.Contains(
                expected,
                Assert.Throws<OptionsValidationException>(provider.GetRequiredService<ITicketDesk>).Message,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task A_wrong_base_is_named_before_the_first_ticket()
    {
        File("house.json", "{ \"extends\": \"call-center\",\n \"colour\": \"red\" }");

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => OpenAsync(new()));

        Assert.Contains("base 'house.json', line 2, $.colour: json.unknown-member", failure.Message, StringComparison.Ordinal);
    }

    private async Task<Ticket> OpenAsync(InMemoryTicketStore store)
    {
        var path = File("acme.json", """{ "id": "acme", "version": "1", "extends": "house.json" }""");
        await using var provider = new ServiceCollection()
            .AddSupportWorkflow(d => d.UseProfileFile(path).UseStore(_ => store))
            .BuildServiceProvider();
        var request = new OpenTicket("No dial tone") { By = Customer, Channel = "phone" }.WithDetails();
        return (await provider.GetRequiredService<ITicketDesk>().OpenAsync(request)).EnsureAccepted().Ticket;
    }

    private string File(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
