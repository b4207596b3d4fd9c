namespace SupportWorkflow.Calendars;

/// <summary>The JSON form of a <see cref="HolidaySet"/>: strings only, dates as <c>2026-10-01</c>.</summary>
internal sealed class HolidaySetDocument
{
    /// <summary>The name that calendars use for the set, such as <c>cn</c>.</summary>
    public string? Name { get; set; }

    /// <summary>The first date that the set speaks about.</summary>
    public string? KnownFrom { get; set; }

    /// <summary>The last date that the set speaks about.</summary>
    public string? KnownUntil { get; set; }

    /// <summary>The holidays.</summary>
    public List<HolidayDocument>? Holidays { get; set; }
}
