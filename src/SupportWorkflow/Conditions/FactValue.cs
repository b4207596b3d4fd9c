using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace SupportWorkflow.Conditions;

/// <summary>The value of a fact: a text, a number, yes or no, or missing;
/// and, where that is known, since when. <c>default</c> is missing.</summary>
[JsonConverter(typeof(FactValueConverter))]
public readonly record struct FactValue
{
    /// <summary>More days than there are before 1970, so that the day of an instant is never 0.</summary>
    private const int DaysBefore1970 = 5_000_000;

    private const int ShortestInstant = 20;

    private readonly string? _text;
    private readonly decimal _number;
    private readonly bool _known;

    private FactValue(FactType type, string? text, decimal number) => (_known, Type, _text, _number) = (true, type, text, number);

    /// <summary>Nobody knows.</summary>
    public static FactValue Missing => default;

    /// <summary>Whether nobody knows.</summary>
    public bool IsMissing => !_known;

    /// <summary>What kind of value it is; meaningless when missing. The value of a choice is a text.</summary>
    public FactType Type { get; }

    /// <summary>Since when the fact has this value (or none); absent: nobody knows.</summary>
    public NodaTime.Instant? Since { get; private init; }

    /// <summary>A text; null is missing.</summary>
    public static FactValue Of(string? text) => text is null ? Missing : new(FactType.Text, text, Packed(text));

    /// <summary>A number; null is missing.</summary>
    public static FactValue Of(decimal? number) => number is { } n ? new(FactType.Number, null, n) : Missing;

    /// <summary>Yes or no; null is missing.</summary>
    public static FactValue Of(bool? yes) => yes is { } y ? new(FactType.YesNo, null, y ? 1 : 0) : Missing;

    /// <summary>The same value, with the instant since when the fact has it: what <c>for</c> counts from.</summary>
    public FactValue HeldSince(NodaTime.Instant since) => this with { Since = since };

    /// <summary>The text, or the value of a choice; null: it is missing or something else.</summary>
    public string? Text => _text;

    /// <summary>The number; null: it is missing or something else.</summary>
    public decimal? Number => _known && Type == FactType.Number ? _number : null;

    /// <summary>Yes or no; null: it is missing or something else.</summary>
    public bool? YesNo => _known && Type == FactType.YesNo ? _number != 0 : null;

    /// <summary>The instant that a text of the form <c>2024-10-11T08:30:00Z</c> means; null: it is missing or something else.</summary>
    public NodaTime.Instant? Instant
    {
        get
        {
            if (_text is null || _number == 0)
                return null;
            Span<int> bits = stackalloc int[4];
            decimal.GetBits(_number, bits);
            return NodaConstants.UnixEpoch
                + Duration.FromDays(bits[2] - DaysBefore1970)
                + Duration.FromNanoseconds(((long)bits[1] << 32) | (uint)bits[0]);
        }
    }

    /// <summary>The instant that a text means, read once: its day and the nanosecond of the day; 0: it means none.</summary>
    private static decimal Packed(string text)
    {
        if (text is not [_, .., 'Z'] || text.Length < ShortestInstant || !text.Contains('T', StringComparison.Ordinal))
            return 0;
        if (!InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out var instant))
            return 0;
        var since = instant - NodaConstants.UnixEpoch;
        var (day, nanos) =
            since.NanosecondOfDay < 0
                ? (since.Days - 1, since.NanosecondOfDay + NodaConstants.NanosecondsPerDay)
                : (since.Days, since.NanosecondOfDay);
        return new((int)nanos, (int)(nanos >> 32), day + DaysBefore1970, false, 0);
    }

    /// <summary>The value as a person reads it.</summary>
    public override string ToString() =>
        IsMissing
            ? "unknown"
            : Type switch
            {
                FactType.Number => _number.ToString(CultureInfo.InvariantCulture),
                FactType.YesNo => _number == 0 ? "no" : "yes",
                _ => _text ?? "",
            };
}
