namespace SupportWorkflow.Cli;

/// <summary>A test on real logs that do not travel with the repository; without them it is reported as skipped.</summary>
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string file)
    {
        if (!File.Exists(PathOf(file))) Skip = $"Needs the real log {file} in ../shared/data beside the repository; it is not there.";
    }

    public static string Repository { get; } = FindRepository();

    public static string PathOf(string file) => Path.Combine(Repository, "..", "shared", "data", file);

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SupportWorkflow.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
