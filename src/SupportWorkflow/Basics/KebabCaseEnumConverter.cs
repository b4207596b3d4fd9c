using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>An enumeration by its words in kebab case: <c>other-team</c>.
/// Numbers are not read: they would change meaning with the order.</summary>
internal sealed class KebabCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
