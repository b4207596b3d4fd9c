using SupportWorkflow.Desk;

namespace SupportWorkflow.Samples.MinimalApi;

/// <summary>Where a real host sends mail, this one writes a line: whom, how many, which keys. Never the text, which is the
/// customer's.</summary>
internal sealed partial class LogNotices(ILogger<LogNotices> logger) : INoticeSender
{
    public Task SendAsync(DigestMessage message, CancellationToken cancellationToken = default)
    {
        Sent(
            logger,
            message.Recipient.Role?.Name ?? (message.Recipient.Requester is null ? "agent" : "requester"),
            message.Notices.Count,
            message.Key
        );
        return Task.CompletedTask;
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "A message for a {Recipient} with {Count} notices: {Key}")]
    private static partial void Sent(ILogger logger, string recipient, int count, string key);
}
