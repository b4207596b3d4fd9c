namespace SupportWorkflow.Cli;

/// <summary>A file is, or unpacks to, more than is read of one.</summary>
internal sealed class InputTooLargeException(long most) : IOException
{
    /// <summary>What is read at most, in megabytes.</summary>
    public long MostMegabytes => most >> 20;

    public static void ThrowIf(long count, long most)
    {
        if (count > most)
            throw new InputTooLargeException(most);
    }
}
