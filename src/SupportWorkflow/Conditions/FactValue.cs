using System.Globalization;
using System.Text.Json.Serialization;
using NodaTime.Text;

namespace SupportWorkflow.Conditions;

/// <summary>The value of a fact: a text, a number, yes or no, or missing;
/// and, where that is known, since when. <c>default</c> is missing.</summary>
[JsonConverter(typeof(FactValueConverter))]
public readonly record struct FactValue
{
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
    public static FactValue Of(string? text) => text is null ? Missing : new(FactType.Text, text, 0);

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
    public NodaTime.Instant? Instant =>
        _text is not null && InstantPattern.ExtendedIso.Parse(_text) is { Success: true } read ? read.Value : null;

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
