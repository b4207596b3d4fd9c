namespace Properties;

/// <summary>The repository the tests were built from, and the data that may lie beside it.</summary>
public static class Checkout
{
    /// <summary>The folder of the solution. Found from where the tests run: source paths are mapped away in deterministic builds.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file that lies in <c>../shared</c> beside the repository, whether or not it is there.</summary>
    public static string Shared(string file) => Path.GetFullPath(Path.Combine(Root, "..", "shared", file));

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "SupportWorkflow.sln")))
                return folder;
        throw new DirectoryNotFoundException(
            $"No SupportWorkflow.sln above {AppContext.BaseDirectory}: these tests read the sources they were built from."
        );
    }
}
