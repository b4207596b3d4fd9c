using SupportWorkflow.Profiles;

namespace SupportWorkflow.Cli.Profiles;

/// <summary>A profile named on the command line: the id of one that comes with the tool, or a file.</summary>
internal static class ProfileFile
{
    /// <exception cref="ToolProblemException">There is no such profile, or it is wrong.</exception>
    public static WorkflowProfile Load(string idOrFile, ToolConsole console) =>
        BuiltInProfiles.Find(idOrFile) ?? Parse(idOrFile, Bytes(idOrFile, console), console);

    /// <summary>Reads several.</summary>
    /// <exception cref="ToolProblemException">One of them is not there or is wrong: everything wrong with any of them.</exception>
    public static IReadOnlyList<WorkflowProfile> LoadAll(IReadOnlyList<string> idsOrFiles, ToolConsole console)
    {
        var (read, problems) = (new List<WorkflowProfile>(), new List<ToolProblem>());
        foreach (var name in idsOrFiles)
        {
            try
            {
                read.Add(Load(name, console));
            }
            catch (ToolProblemException e)
            {
                problems.AddRange(e.Problems);
            }
        }
        return problems.Count == 0 ? read : throw new ToolProblemException(problems);
    }

    /// <exception cref="ToolProblemException">It is wrong: every problem with line and path.</exception>
    public static WorkflowProfile Parse(string idOrFile, byte[] bytes, ToolConsole console) =>
        InputFile.Check(InputFile.NameOf(idOrFile, console), console, () =>
            WorkflowProfile.Parse(bytes, name => Base(idOrFile, name, console))
        );

    /// <summary>The text as it is written, without what it extends.</summary>
    /// <exception cref="ToolProblemException">There is no such profile, or it is wrong.</exception>
    public static byte[] Own(string idOrFile, ToolConsole console)
    {
        if (BuiltInProfiles.OwnJson(idOrFile) is { } builtIn)
            return builtIn;
        var bytes = Bytes(idOrFile, console);
        Parse(idOrFile, bytes, console);
        return bytes;
    }

    /// <summary>The bytes of a file, without a byte order mark.</summary>
    private static byte[] Bytes(string idOrFile, ToolConsole console)
    {
        if (idOrFile != InputFile.StandardInput && !File.Exists(idOrFile) && !Directory.Exists(idOrFile))
            throw new ToolProblemException(
                new ToolProblem(
                    "profile.not-found",
                    console.Say("profile-not-found", string.Join(", ", BuiltInProfiles.Ids.AsEnumerable()))
                )
                {
                    File = idOrFile,
                }
            );
        var bytes = InputFile.ReadAll(idOrFile, console);
        return bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
    }

    /// <summary>The bytes of a base that is a file, named from the folder of the profile.</summary>
    private static byte[]? Base(string profile, string name, ToolConsole console)
    {
        var file = InputFile.Beside(profile, name);
        return InputFile.IsJson(name) && File.Exists(file) ? InputFile.ReadAll(file, console) : null;
    }
}
