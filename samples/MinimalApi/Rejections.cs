using Microsoft.AspNetCore.Http.HttpResults;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Samples.MinimalApi;

/// <summary>A "no" as problem details: the stable code for programs, the sentence in the caller's language for people, and what is possible
/// instead.</summary>
internal static class Rejections
{
    public static ProblemHttpResult Problem(Rejection no, string language) =>
        TypedResults.Problem(
            detail: no.Reason.In(language),
            statusCode: Status(no.Code),
            title: no.Code,
            type: $"https://example.org/support-workflow/problems/{no.Code}",
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["code"] = no.Code,
                ["possibleNow"] = no.PossibleNow.ToArray(),
            }
        );

    /// <summary>What nobody refused but could not be done: other writers were faster too often, and the caller may send it again; or the
    /// request is malformed.</summary>
    public static int Status(Exception e) =>
        e switch
        {
            TicketConflictException => StatusCodes.Status409Conflict,
            BadHttpRequestException bad => bad.StatusCode,
            _ => StatusCodes.Status500InternalServerError,
        };

    private static int Status(string code) =>
        code switch
        {
            "desk.no-such-ticket" => StatusCodes.Status404NotFound,
            "lifecycle.role-not-granted" or "actor.disabled" or "actor.not-own-ticket" => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status409Conflict,
        };
}
