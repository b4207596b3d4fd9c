using System.Text.Json.Serialization;

namespace SupportWorkflow.Conditions;

/// <summary>The answer of a condition. <c>default</c> is <see cref="False"/>.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Truth>))]
public enum Truth : byte
{
    /// <summary>It does not hold.</summary>
    False,

    /// <summary>It holds.</summary>
    True,

    /// <summary>A fact it needs is missing, and the others do not decide.</summary>
    Unknown,
}
