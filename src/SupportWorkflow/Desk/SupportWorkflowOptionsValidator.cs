using System.Text;
using Microsoft.Extensions.Options;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Desk;

/// <summary>
/// Compiles what the desk will run when the options are validated, so that every problem is known, and listed, before the first ticket.
/// </summary>
internal sealed class SupportWorkflowOptionsValidator(IServiceProvider services) : IValidateOptions<SupportWorkflowOptions>
{
    public ValidateOptionsResult Validate(string? name, SupportWorkflowOptions options)
    {
        var desk = name ?? Options.DefaultName;
        var problems = new List<string>();
        if (options.SourcePatience <= TimeSpan.Zero || options.SourcePatience > TimeSpan.FromMinutes(1))
            problems.Add($"Desk '{desk}': SourcePatience is {options.SourcePatience:c}; it is more than zero and at most a minute.");
        if (options.StoreAttempts is < 1 or > 100)
            problems.Add($"Desk '{desk}': StoreAttempts is {options.StoreAttempts}; it is 1 to 100.");
        if (options.LongestText is < 1_000 or > 10_000_000)
            problems.Add($"Desk '{desk}': LongestText is {options.LongestText}; it is 1,000 to 10,000,000.");
        if (options.LongestId is < 40 or > 4_000)
            problems.Add($"Desk '{desk}': LongestId is {options.LongestId}; it is 40 to 4,000.");
        try
        {
            DeskParts.Compile(services, desk, Profile(options));
        }
        catch (DefinitionException e)
        {
            problems.AddRange(e.Problems.Select(p => $"Desk '{desk}': {p}"));
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException)
        {
            problems.Add($"Desk '{desk}': {e.Message}");
        }
        problems.AddRange(DeskPorts.Problems(services, desk));
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    /// <summary>The profile that is named.</summary>
    /// <exception cref="ArgumentException">Not exactly one profile is named, or there is no such built-in profile.</exception>
    /// <exception cref="DefinitionException">It has problems; every one is listed.</exception>
    public static WorkflowProfile Profile(SupportWorkflowOptions options) =>
        options switch
        {
            { BuiltInProfile: { } id, ProfileFile: null, ProfileJson: null } => BuiltInProfiles.Find(id)
                ?? throw new ArgumentException(
                    $"there is no built-in profile '{id}'; there are: {string.Join(", ", BuiltInProfiles.Ids.AsEnumerable())}."
                ),
            { BuiltInProfile: null, ProfileFile: { } path, ProfileJson: null } => WorkflowProfile.Parse(File.ReadAllBytes(path), name =>
                Beside(path, name)
            ),
            { BuiltInProfile: null, ProfileFile: null, ProfileJson: { } json } => WorkflowProfile.Parse(Encoding.UTF8.GetBytes(json)),
            _ => throw new ArgumentException("give exactly one of BuiltInProfile, ProfileFile and ProfileJson."),
        };

    /// <summary>A base in the folder of the file that extends it.</summary>
    private static byte[]? Beside(string path, string name)
    {
        var file = Path.Combine(Path.GetDirectoryName(path) ?? "", name);
        return name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && File.Exists(file) ? File.ReadAllBytes(file) : null;
    }
}
