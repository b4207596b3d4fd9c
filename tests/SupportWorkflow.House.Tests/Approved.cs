namespace SupportWorkflow.House;

/// <summary>
/// Texts somebody has looked at and agreed to, in the folder <c>Approved</c>. A change fails with its diff;
/// <c>ACCEPT_API=1 dotnet test tests/SupportWorkflow.House.Tests</c> writes the new text, and the commit shows it.
/// </summary>
internal static class Approved
{
    public static readonly string Folder = Repository.PathOf("tests/SupportWorkflow.House.Tests/Approved");

    public static void Equal(string name, string actual)
    {
        var file = Path.Combine(Folder, name + ".txt");
        if (Environment.GetEnvironmentVariable("ACCEPT_API") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, actual);
        }

        var approved = File.Exists(file) ? File.ReadAllText(file) : "";
        Assert.True(
            approved == actual,
            $"""
            {Repository.Relative(file)} is not what the build gives (- approved, + now):
            {string.Join('\n', Diff(approved.Split('\n'), actual.Split('\n')))}
            If this is meant: ACCEPT_API=1 dotnet test tests/SupportWorkflow.House.Tests, then commit the file.
            """
        );
    }

    /// <summary>Lines taken away and added, each block under the last unchanged line that is less indented.</summary>
    public static IEnumerable<string> Diff(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        for (var j = after.Length - 1; j >= 0; j--)
            common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);

        var heading = "";
        for (int i = 0, j = 0; i < before.Length || j < after.Length; )
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                if (!before[i].StartsWith(' ') && before[i] != "")
                    heading = before[i];
                (i, j) = (i + 1, j + 1);
                continue;
            }

            if (heading != "")
                yield return "  " + heading;
            heading = "";
            yield return j == after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1])
                ? "- " + before[i++]
                : "+ " + after[j++];
        }
    }
}
