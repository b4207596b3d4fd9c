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
            return ValidateOptionsResult.Success;
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
    public static WorkflowProfile Profile(SupportWorkflowOptions options) => options switch
    {
        { BuiltInProfile: { } id, ProfileFile: null } => BuiltInProfiles.Find(id)
            ?? throw new ArgumentException($"there is no built-in profile '{id}'; there are: {string.Join(", ", BuiltInProfiles.Ids.AsEnumerable())}."),
        { BuiltInProfile: null, ProfileFile: { } path } => WorkflowProfile.Parse(File.ReadAllBytes(path)),
        _ => throw new ArgumentException("give exactly one of BuiltInProfile and ProfileFile."),
    };
}
