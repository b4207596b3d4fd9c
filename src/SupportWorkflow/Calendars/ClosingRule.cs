using System.Text.Json.Serialization;

namespace SupportWorkflow.Calendars;

/// <summary>Which instant is meant when work ends exactly at closing time: both have had the same work done before them.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ClosingRule>))]
public enum ClosingRule
{
    /// <summary>The closing instant (the default): eight hours from 09:00 are due at 17:00 the same day.</summary>
    ClosingInstant,

    /// <summary>The next opening: eight hours from 09:00 are due at 09:00 the next business day.</summary>
    NextOpening,
}
