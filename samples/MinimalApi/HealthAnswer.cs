using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace SupportWorkflow.Samples.MinimalApi;

/// <summary>The health of the desk with its figures.</summary>
internal static class HealthAnswer
{
    public static Task WriteAsync(HttpContext http, HealthReport report)
    {
        var answer = report.Entries.SelectMany(e => e.Value.Data).ToDictionary(d => d.Key, d => d.Value, StringComparer.Ordinal);
        answer["status"] = report.Status.ToString();
        return http.Response.WriteAsJsonAsync(answer, ApiJson.Default.DictionaryStringObject);
    }
}
