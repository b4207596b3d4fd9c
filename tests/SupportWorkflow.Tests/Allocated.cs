namespace SupportWorkflow.Tests;

/// <summary>Counts the bytes an action allocates on this thread, once it is warm: the least of three rounds, since a round may meet the
/// runtime at work.</summary>
internal static class Allocated
{
    public static long By(Action action)
    {
        for (var i = 0; i < 100; i++)
            action();
        return Enumerable.Range(0, 3).Min(_ => Round(action));
    }

    private static long Round(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            action();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 100;
    }
}
