using SupportWorkflow.History;

namespace SupportWorkflow.Cli;

/// <summary>Whoever read the output has closed it; no fault, but nothing more can be said.</summary>
internal sealed class OutputClosedException(IOException cause) : Exception(cause.Message, cause);

/// <summary>Standard output that tells a closed pipe apart from a broken input file.</summary>
internal sealed class GuardedOutput(Stream inner) : ForwardStream
{
    public override bool CanWrite => true;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            inner.Write(buffer);
        }
        catch (IOException e)
        {
            throw new OutputClosedException(e);
        }
    }

    public override void Flush()
    {
        try
        {
            inner.Flush();
        }
        catch (IOException e)
        {
            throw new OutputClosedException(e);
        }
    }
}
