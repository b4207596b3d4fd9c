using System.Text.Json.Serialization;

namespace SupportWorkflow.Conditions;

/// <summary>What kind of value a fact has.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<FactType>))]
public enum FactType
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>One of the texts that its declaration lists.</summary>
    Choice,
}
