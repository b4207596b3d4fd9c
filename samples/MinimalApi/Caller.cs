namespace SupportWorkflow.Samples.MinimalApi;

/// <summary>
/// Who calls, in which language, with which key. This sample believes its headers (<c>X-User</c>, <c>X-Roles</c>); a real host
/// authenticates first and takes both from the principal.
/// </summary>
internal sealed class Caller
{
    private readonly HttpContext _http;

    private Caller(HttpContext http, Actor actor) => (_http, Actor) = (http, actor);

    public Actor Actor { get; }

    /// <summary>The command id: a request sent again with its key takes effect once.</summary>
    public string? Key => _http.Request.Headers["Idempotency-Key"] is [{ Length: > 0 } key, ..] ? key : null;

    public string Language => _http.Request.GetTypedHeaders().AcceptLanguage is [var first, ..] ? first.Value.ToString() : "en";

    public static ValueTask<Caller?> BindAsync(HttpContext http)
    {
        if (http.Request.Headers["X-User"] is not [{ Length: > 0 } user, ..])
            throw new BadHttpRequestException("The header X-User says who calls.", StatusCodes.Status401Unauthorized);
        var roles = http
            .Request.Headers["X-Roles"]
            .ToString()
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return ValueTask.FromResult<Caller?>(new(http, new Actor(user, [.. roles.Select(r => new Role(r))])));
    }

    public TicketView View(Ticket ticket, TicketWorkflow workflow)
    {
        _http.Response.Headers.ETag = $"\"{ticket.Version}\"";
        return TicketView.Of(ticket, workflow, Actor);
    }
}
