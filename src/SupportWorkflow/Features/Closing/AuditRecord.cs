using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Closing;

/// <summary>Whether somebody found the record complete (CLO-2).</summary>
/// <param name="Passed">Whether it is.</param>
/// <param name="By">Who checked it.</param>
/// <param name="At">When.</param>
/// <param name="Remarks">What is missing; empty when it passed.</param>
public sealed record AuditRecord(
    bool Passed,
    string By,
    [property: JsonConverter(typeof(InstantConverter))] Instant At,
    string Remarks = ""
);
