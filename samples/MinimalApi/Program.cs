using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using SupportWorkflow;
using SupportWorkflow.Samples.MinimalApi;

// A support desk over HTTP: dotnet run --project samples/MinimalApi, then see /openapi/v1.json and MinimalApi.http.

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSupportWorkflow(desk => desk.UseBuiltInProfile("call-center").SendNoticesWith<LogNotices>().RunInHost());
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
