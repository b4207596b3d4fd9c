namespace SupportWorkflow.Tests;

/// <summary>Counts the bytes an action allocates on this thread, once it is warm.</summary>
internal static class Allocated
{
    public static long By(Action action)
    {
        for (var i = 0; i < 100; i++) action();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) action();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
    }
}
