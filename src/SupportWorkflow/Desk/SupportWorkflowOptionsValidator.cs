using System.Text;
using Microsoft.Extensions.Options;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Desk;

/// <summary>Reads the profile when the options are validated, so that every problem of it is known before the first ticket.</summary>
internal sealed class SupportWorkflowOptionsValidator : IValidateOptions<SupportWorkflowOptions>
{
    public ValidateOptionsResult Validate(string? name, SupportWorkflowOptions options)
    {
        try
        {
            Profile(options);
            return options.SourcePatience > TimeSpan.Zero && options.SourcePatience <= TimeSpan.FromMinutes(1)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail($"Desk '{name}': SourcePatience is {options.SourcePatience:c}; it is more than zero and at most a minute.");
        }
        catch (DefinitionException e)
        {
            return ValidateOptionsResult.Fail(e.Problems.Select(p => $"Desk '{name}': {p}"));
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException)
        {
            return ValidateOptionsResult.Fail($"Desk '{name}': {e.Message}");
        }
    }

    /// <exception cref="ArgumentException">Not exactly one profile is named, or there is no such built-in profile.</exception>
    public static WorkflowProfile Profile(SupportWorkflowOptions options) => WorkflowProfile.Parse(Document(options));

    /// <summary>The profile as it is written.</summary>
    /// <exception cref="ArgumentException">Not exactly one profile is named, or there is no such built-in profile.</exception>
    public static byte[] Document(SupportWorkflowOptions options) => options switch
    {
        { BuiltInProfile: { } id, ProfileFile: null, ProfileJson: null } => BuiltInProfiles.Ids.Contains(id)
            ? BuiltInProfiles.Json(id)
            : throw new ArgumentException($"there is no built-in profile '{id}'; there are: {string.Join(", ", BuiltInProfiles.Ids.AsEnumerable())}."),
        { BuiltInProfile: null, ProfileFile: { } path, ProfileJson: null } => File.ReadAllBytes(path),
        { BuiltInProfile: null, ProfileFile: null, ProfileJson: { } json } => Encoding.UTF8.GetBytes(json),
        _ => throw new ArgumentException("give exactly one of BuiltInProfile, ProfileFile and ProfileJson."),
    };
}
