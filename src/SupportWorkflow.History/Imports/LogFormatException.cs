namespace SupportWorkflow.History;

/// <summary>A log that cannot be cut into rows at all. What is wrong with single rows is no exception: they are set aside.</summary>
public sealed class LogFormatException : Exception
{
    internal LogFormatException(string code, LocalText reason, long line = 0, Exception? cause = null)
        : base(reason.English, cause) => (Code, Reason, Line) = (code, reason, line);

    /// <summary>A stable code: <c>log.empty</c>, <c>log.one-column</c>, <c>log.line-too-long</c> or <c>log.bad-xml</c>.</summary>
    public string Code { get; }

    /// <summary>The sentence in both languages.</summary>
    public LocalText Reason { get; }

    /// <summary>The line of the file, counted from 1; 0: the file as a whole.</summary>
    public long Line { get; }
}
