using System.Collections.Concurrent;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Hosting;

/// <summary>Keeps what it is to send, or fails for recipients it is told to fail for.</summary>
internal sealed class RecordingSender : INoticeSender
{
    public ConcurrentQueue<DigestMessage> Sent { get; } = new();

    public string? FailsFor { get; set; }

    public Task SendAsync(DigestMessage message, CancellationToken cancellationToken = default)
    {
        if (message.Recipient.ToString() == FailsFor)
            throw new IOException("No line.");
        Sent.Enqueue(message);
        return Task.CompletedTask;
    }
}
