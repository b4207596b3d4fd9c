using System.Runtime.CompilerServices;

namespace SupportWorkflow.Tests.Calendars;

/// <summary>A fact about a file that only some machines have, beside the repository; reported as skipped elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFileFactAttribute : FactAttribute
{
    public SharedFileFactAttribute(string file)
    {
        if (!File.Exists(PathOf(file))) Skip = $"../shared/{file} is not on this machine";
    }

    public static string PathOf(string file, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../shared", file));
}
