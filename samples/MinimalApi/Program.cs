using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using SupportWorkflow;
using SupportWorkflow.Samples.MinimalApi;

// A support desk over HTTP: dotnet run --project samples/MinimalApi, then see /openapi/v1.json and MinimalApi.http.
// Its tickets are in the SQLite file desk.db; with a connection string, in PostgreSQL:
// dotnet run --project samples/MinimalApi -- --ConnectionStrings:PostgreSql "Host=localhost;Username=desk;Database=desk"

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSupportWorkflow(desk =>
{
    desk.UseBuiltInProfile("call-center").SendNoticesWith<LogNotices>().RunInHost();
    _ = builder.Configuration.GetConnectionString("PostgreSql") is { Length: > 0 } postgreSql
        ? desk.UsePostgreSql(postgreSql)
        : desk.UseSqlite(builder.Configuration.GetConnectionString("Sqlite") ?? "desk.db");
});
builder.Services.AddHealthChecks().AddTicketDesk();
builder.Services.AddProblemDetails();
builder.Services.AddOpenApi();
builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));

var app = builder.Build();
app.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = Rejections.Status });
app.MapOpenApi();
app.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = HealthAnswer.WriteAsync });
app.MapTickets();
app.Run();
