using SupportWorkflow.Macros;

namespace SupportWorkflow;

public sealed partial class TicketWorkflow
{
    /// <summary>Its macros, in the order of the profile.</summary>
    public ValueList<Macro> Macros => [.. _parts.Macros.Select(m => m.Macro)];

    /// <summary>The commands of a macro, in order, for the host to give one after the other: each is decided for itself, and may be
    /// refused.</summary>
    /// <param name="macro">Its name.</param>
    /// <param name="by">Who gives them.</param>
    /// <param name="language">The language of its texts: <c>en</c> or <c>zh-CN</c>.</param>
    /// <exception cref="ArgumentException">The profile has no such macro.</exception>
    public ValueList<TicketCommand> Expand(string macro, Actor by, string language = "en")
    {
        ArgumentNullException.ThrowIfNull(macro);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(language);
        return _parts.Macros.FirstOrDefault(m => m.Macro.Name == macro) is { } found
            ? found.Expand(by, language, Policies)
            : throw new ArgumentException(
                $"There is no macro '{macro}'; the profile has {string.Join(", ", Macros.Select(m => m.Name))}.",
                nameof(macro)
            );
    }
}
