using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>A text in JSON: <c>{ "en": "Closed", "zh-CN": "已关闭" }</c>.</summary>
[ReplacedWhole]
internal sealed class TextDocument
{
    /// <summary>English.</summary>
    public required string En { get; set; }

    /// <summary>Simplified Chinese; absent, English stands in.</summary>
    [JsonPropertyName("zh-CN")]
    public string? ZhCn { get; set; }

    internal LocalText Text => new(En, ZhCn == En ? null : ZhCn);
}
