using Outsider;

// Each program says what it found; anything that is not as it should be throws.
OwnEntity.Run();
await OwnStore.RunAsync();
await OwnDatabase.RunAsync();
await Reading.RunAsync();
await OwnPolicy.RunAsync();
await Queue.RunAsync();
await Api.RunAsync();
Screen.Run();
History.Run();
Console.WriteLine("Every program did what it was written for.");

internal static class Expect
{
    public static void That(bool holds, string what)
    {
        if (!holds)
            throw new InvalidOperationException($"Not so: {what}");
        Console.WriteLine($"  {what}");
    }
}
