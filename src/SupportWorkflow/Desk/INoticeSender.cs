namespace SupportWorkflow.Desk;

/// <summary>Sends what people are to be told: mail, chat, the platform; the host's. Thread-safe.</summary>
public interface INoticeSender
{
    /// <summary>
    /// Sends a message. It may be sent again after a crash or a time-out, alone or merged with others: the keys of its notices tell which
    /// of them were sent before. An exception means that nothing was sent: it is tried again later.
    /// </summary>
    Task SendAsync(DigestMessage message, CancellationToken cancellationToken = default);
}
