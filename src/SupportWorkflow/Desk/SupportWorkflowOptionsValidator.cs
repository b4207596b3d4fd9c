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
        try
        {
            DeskParts.Compile(services, desk, Document(options));
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

    /// <summary>The profile as it is written.</summary>
    /// <exception cref="ArgumentException">Not exactly one profile is named, or there is no such built-in profile.</exception>
    public static byte[] Document(SupportWorkflowOptions options) =>
        options switch
        {
            { BuiltInProfile: { } id, ProfileFile: null, ProfileJson: null } => BuiltInProfiles.Ids.Contains(id)
                ? BuiltInProfiles.Json(id)
                : throw new ArgumentException(
                    $"there is no built-in profile '{id}'; there are: {string.Join(", ", BuiltInProfiles.Ids.AsEnumerable())}."
                ),
            { BuiltInProfile: null, ProfileFile: { } path, ProfileJson: null } => File.ReadAllBytes(path),
            { BuiltInProfile: null, ProfileFile: null, ProfileJson: { } json } => Encoding.UTF8.GetBytes(json),
            _ => throw new ArgumentException("give exactly one of BuiltInProfile, ProfileFile and ProfileJson."),
        };
}
