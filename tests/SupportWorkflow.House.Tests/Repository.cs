using System.Diagnostics;

namespace SupportWorkflow.House;

/// <summary>The checkout these tests were built from.</summary>
internal static class Repository
{
    public static string Root => Properties.Checkout.Root;

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    /// <summary>A path as the reader of a failure wants it: from the root, with slashes.</summary>
    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>Files below a folder that somebody wrote, in ordinal order; what a build leaves there is not among them.</summary>
    public static string[] Files(string folder, string pattern) =>
        [
            .. Directory
                .EnumerateFiles(PathOf(folder), pattern, SearchOption.AllDirectories)
                .Where(f => !Relative(f).Split('/').Any(part => part is "bin" or "obj"))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Every file git knows, or would know after <c>git add</c>; relative paths.</summary>
    public static string[] TrackedFiles()
    {
        var git = new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(git)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, "git ls-files failed.");
        return
        [
            .. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(f => File.Exists(PathOf(f))).Order(StringComparer.Ordinal),
        ];
    }
}
