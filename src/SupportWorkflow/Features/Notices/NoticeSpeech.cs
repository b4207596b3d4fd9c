using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Notices;

/// <summary>How notices of a profile say things: times in the profile's zone, words by their names. Immutable.</summary>
/// <param name="policies">The profile.</param>
/// <param name="zone">Where its people live.</param>
internal sealed class NoticeSpeech(TicketPolicies policies, DateTimeZone zone)
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm");

    public TicketPolicies Policies => policies;

    /// <summary>A value of a fact that has a list of them: people call it by its name; an instant by the clock of their zone.</summary>
    public NoticeValue Chosen(string fact, string? value)
    {
        if (value is null || policies.Facts.Catalogue.Find(fact) is not { } declared)
            return value;
        if (declared.IsInstant && FactValue.Of(value).Instant is { } at)
            return Time(at);
        if (declared.Type == FactType.Choice)
            foreach (var choice in declared.Choices)
                if (choice.Value == value)
                    return new(FactValue.Of(value), choice.Text);
        return value;
    }

    /// <summary>An instant: with its offset for programs, to the minute for people.</summary>
    public NoticeValue Time(Instant? at) =>
        at is { } instant && instant.InZone(zone) is var local
            ? new(FactValue.Of(OffsetDateTimePattern.Rfc3339.Format(local.ToOffsetDateTime())), Minutes.Format(local.LocalDateTime))
            : default;
}
