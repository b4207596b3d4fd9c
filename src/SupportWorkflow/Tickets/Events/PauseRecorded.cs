using NodaTime;

namespace SupportWorkflow;

/// <summary>An earlier pause was put right.</summary>
/// <param name="From">The first instant that does not count.</param>
/// <param name="Until">The first instant that counts again.</param>
/// <param name="Reason">Why.</param>
public sealed record PauseRecorded(Instant From, Instant Until, string Reason) : TicketEvent
{
    internal override string StableName => "pause-recorded";
}
