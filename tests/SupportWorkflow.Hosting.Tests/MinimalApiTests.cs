using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using SupportWorkflow.Desk;
using static SupportWorkflow.Desks;

namespace SupportWorkflow.Hosting;

/// <summary>The web sample as its users meet it.</summary>
public sealed class MinimalApiTests : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sw-api-");
    private readonly WatchedClock _clock = new(Friday);
    private WebApplicationFactory<Program> _app;

    public MinimalApiTests() => _app = Start();

    private WebApplicationFactory<Program> Start() =>
        new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
            host.UseSetting("ConnectionStrings:Sqlite", Path.Combine(_folder.FullName, "desk.db"))
                .ConfigureTestServices(services => services.AddSingleton<TimeProvider>(_clock))
        );

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_ticket_goes_from_opening_to_closing()
    {
        var opened = await SendAsync("wang.fang", "agent", "/tickets", Body());
        Assert.Equal(HttpStatusCode.Created, opened.StatusCode);
        Assert.Equal("/tickets/TS202410110001", opened.Headers.Location?.ToString());
        await DoneAsync("zhao.min", "lead", "assign", new { agent = "li.wei" });
        await DoneAsync("li.wei", "engineer", "start");
        await DoneAsync("li.wei", "engineer", "contact", new { text = "Called." });
        await DoneAsync("li.wei", "engineer", "resolve", new { measures = "Cable plugged in.", cause = "Cable out." });
        await DoneAsync("chen@acme.cn", "requester", "confirm");
        var closed = await DoneAsync("wang.fang", "agent", "close");
        Assert.Equal(("closed", "P2", "li.wei"), (Text(closed, "state"), Text(closed, "priority"), Text(closed, "agent")));
        var found = await GetAsync("/tickets/TS202410110001");
        Assert.Equal($"\"{closed.GetProperty("version").GetInt32()}\"", found.Headers.ETag?.Tag);
        // P2: 30 minutes to respond.
        var response = closed.GetProperty("promises").EnumerateArray().Single(p => Text(p, "objective") == "response");
        Assert.Equal("2024-10-11T09:00:00+00:00", Text(response, "dueAt"));
    }

    [Fact]
    public async Task The_same_request_sent_twice_opens_one_ticket()
    {
        var body = Body();
        var first = await SendAsync("wang.fang", "agent", "/tickets", body, key: "k-1");
        var second = await SendAsync("wang.fang", "agent", "/tickets", body, key: "k-1");
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("chen@acme.cn", "requester", "close", "en", HttpStatusCode.Conflict, "lifecycle.not-from-state", "is possible in")]
    [InlineData("li.wei", "engineer", "fire/verify", "zh-CN", HttpStatusCode.Forbidden, "lifecycle.role-not-granted", "仅允许以下角色")]
    public async Task A_refusal_is_a_problem_with_code_and_sentence(
        string user,
        string role,
        string verb,
        string language,
        HttpStatusCode status,
        string code,
        string words
    )
    {
        await SendAsync("wang.fang", "agent", "/tickets", Body());
        var refused = await SendAsync(user, role, $"/tickets/TS202410110001/{verb}", null, language: language);
        var problem = await JsonAsync(refused);
        Assert.Equal((status, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
        Assert.Equal(code, Text(problem, "code"));
        Assert.Contains(words, Text(problem, "detail"), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Array, problem.GetProperty("possibleNow").ValueKind);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found_and_who_does_not_say_who_is_asked()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync("/tickets/nope")).StatusCode);
        var refused = await SendAsync("li.wei", "engineer", "/tickets/nope/start", null);
        Assert.Equal((HttpStatusCode.NotFound, "desk.no-such-ticket"), (refused.StatusCode, Text(await JsonAsync(refused), "code")));
        Assert.Equal(HttpStatusCode.Unauthorized, (await _app.CreateClient().GetAsync("/tickets/nope")).StatusCode);
    }

    [Fact]
    public async Task A_link_reaches_the_other_ticket_by_itself()
    {
        await SendAsync("wang.fang", "agent", "/tickets", Body());
        await SendAsync("wang.fang", "agent", "/tickets", Body());
        await DoneAsync("wang.fang", "agent", "link", new { other = "TS202410110002", relation = "duplicated-by" });
        var desk = _app.Services.GetRequiredService<ITicketDesk>();
        for (var patience = Task.Delay(TimeSpan.FromSeconds(60)); (await desk.FindAsync(new("TS202410110002")))!.Links.Count == 0; )
        {
            Assert.False(patience.IsCompleted, "It did not happen within a minute.");
            await Task.Yield();
        }
    }

    [Fact]
    public async Task A_list_a_number_and_a_history_show_what_the_caller_may_see()
    {
        await SendAsync("wang.fang", "agent", "/tickets", Body());
        await SendAsync("wang.fang", "agent", "/tickets", Body());
        await DoneAsync("zhao.min", "lead", "assign", new { agent = "li.wei" });

        var list = await JsonAsync(await GetAsync("/tickets?open=true&text=dial&atMost=1"));
        var rest = await JsonAsync(await GetAsync($"/tickets?open=true&text=dial&after={Uri.EscapeDataString(Text(list, "after")!)}"));
        var mine = await JsonAsync(await GetAsync("/tickets?agent=li.wei"));
        string[] numbers = [.. list.GetProperty("tickets").EnumerateArray().Select(t => Text(t, "number")!)];

        Assert.Equal(["TS202410110001"], numbers);
        Assert.Equal("TS202410110002", Text(rest.GetProperty("tickets")[0], "number"));
        Assert.Null(Text(rest, "after"));
        Assert.Equal(
            ("TS202410110001", "li.wei"),
            (Text(mine.GetProperty("tickets")[0], "id"), Text(mine.GetProperty("tickets")[0], "agent"))
        );
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync("/tickets?after=nowhere")).StatusCode);
        Assert.Equal("TS202410110002", Text(await JsonAsync(await GetAsync("/tickets/by-number/TS202410110002")), "id"));
        var history = await JsonAsync(await GetAsync("/tickets/TS202410110001/history", "zh-CN"));
        Assert.Equal("ticket-opened", Text(history[0], "type"));
        Assert.Contains("登记为", Text(history[0], "text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_loses_nothing()
    {
        await SendAsync("wang.fang", "agent", "/tickets", Body());
        var before = await (await GetAsync("/tickets/TS202410110001")).Content.ReadAsStringAsync();
        await _app.DisposeAsync();

        _app = Start();

        Assert.Equal(before, await (await GetAsync("/tickets/TS202410110001")).Content.ReadAsStringAsync());
        var next = await SendAsync("wang.fang", "agent", "/tickets", Body());
        Assert.Equal("/tickets/TS202410110002", next.Headers.Location?.ToString());
    }

    [Fact]
    public async Task The_explanation_speaks_the_callers_language()
    {
        await SendAsync("wang.fang", "agent", "/tickets", Body());
        var lines = await (await GetAsync("/tickets/TS202410110001/explanation", "zh-CN")).Content.ReadFromJsonAsync<string[]>();
        Assert.Contains("待核实", lines![0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_health_answer_carries_its_figures()
    {
        var health = await JsonAsync(await GetAsync("/health"));
        Assert.Equal(("Healthy", 0), (Text(health, "status"), health.GetProperty("unsent").GetInt32()));
    }

    [Fact]
    public async Task The_OpenAPI_document_names_every_order()
    {
        var document = await JsonAsync(await GetAsync("/openapi/v1.json"));
        string[] paths = [.. document.GetProperty("paths").EnumerateObject().Select(p => p.Name)];
        string[] wanted =
        [
            "/tickets",
            "/tickets/{id}",
            "/tickets/{id}/assign",
            "/tickets/{id}/resolve",
            "/tickets/{id}/close",
            "/tickets/{id}/fire/{trigger}",
        ];
        Assert.Subset(paths.Select(p => p.TrimEnd('/')).ToHashSet(), wanted.ToHashSet());
        Assert.True(document.GetProperty("components").GetProperty("schemas").TryGetProperty("TicketView", out _));
    }

    private async Task<JsonElement> DoneAsync(string user, string role, string verb, object? body = null)
    {
        var answer = await SendAsync(user, role, $"/tickets/TS202410110001/{verb}", body);
        Assert.True(answer.IsSuccessStatusCode, $"{verb}: {await answer.Content.ReadAsStringAsync()}");
        return await JsonAsync(answer);
    }

    private Task<HttpResponseMessage> SendAsync(
        string user,
        string role,
        string path,
        object? body,
        string? key = null,
        string language = "en"
    )
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("X-User", user);
        request.Headers.Add("X-Roles", role);
        request.Headers.Add("Accept-Language", language);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return _app.CreateClient().SendAsync(request);
    }

    private Task<HttpResponseMessage> GetAsync(string path, string language = "en")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-User", "chen@acme.cn");
        request.Headers.Add("Accept-Language", language);
        return _app.CreateClient().SendAsync(request);
    }

    private static object Body() =>
        new
        {
            subject = "No dial tone",
            channel = "phone",
            impact = "user-blocked",
            description = "The receiver stays silent.",
            tier = "normal",
            onBehalfOf = "chen@acme.cn",
            contactName = "Chen Jing",
            contactMeans = "chen@acme.cn",
            device = "Telephone 7",
            fields = new { occurred = "2024-10-11T08:00:00Z" },
        };

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();
}
