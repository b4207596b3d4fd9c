using System.Text.Json.Serialization;
using NodaTime;

namespace SupportWorkflow.Escalations;

/// <summary>Why a ticket went up: a promise that is late or at risk, a rule, or somebody's word. The level falls back when its cause has
/// ended: the promise is no longer open, what was said to be reached was not, or the ticket is solved or taken up again. An answer alone
/// ends none.</summary>
/// <param name="Level">How far up it took the ticket.</param>
/// <param name="Responsible">The role that is responsible there.</param>
/// <param name="At">When.</param>
/// <param name="Objective">The promise; null: none.</param>
/// <param name="Cycle">Which run of it.</param>
/// <param name="Rule">The rule; null: somebody escalated.</param>
/// <param name="AnsweredAt">When it was answered; null: not yet.</param>
/// <param name="Repeats">How often the last level was told once more.</param>
internal sealed record EscalationCause(
    int Level,
    string Responsible,
    [property: JsonConverter(typeof(InstantConverter))] Instant At,
    string? Objective = null,
    int Cycle = 0,
    string? Rule = null,
    [property: JsonConverter(typeof(InstantConverter))] Instant? AnsweredAt = null,
    int Repeats = 0
)
{
    /// <summary>Whether both are about the same thing.</summary>
    public bool IsAlike(string? objective, int cycle, string? rule) =>
        objective is null ? Objective is null && Rule == rule : Objective == objective && Cycle == cycle;
}
