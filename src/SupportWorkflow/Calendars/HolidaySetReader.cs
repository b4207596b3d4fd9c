using System.Collections.Immutable;
using NodaTime;

namespace SupportWorkflow.Calendars;

/// <summary>Turns a <see cref="HolidaySetDocument"/> into a <see cref="HolidaySet"/> and says everything that is wrong with it.</summary>
internal static class HolidaySetReader
{
    public static HolidaySet? Read(HolidaySetDocument document, string path, ProblemList problems)
    {
        var before = problems.All.Count;
        var daysOff = ImmutableSortedDictionary.CreateBuilder<LocalDate, LocalText>();
        var makeUpDays = ImmutableSortedDictionary.CreateBuilder<LocalDate, LocalText>();
        if (string.IsNullOrWhiteSpace(document.Name))
            problems.Add($"{path}.name", "calendar.missing", "nothing", "a name such as cn");
        var from = CalendarText.Date(document.KnownFrom, $"{path}.knownFrom", problems);
        var until = CalendarText.Date(document.KnownUntil, $"{path}.knownUntil", problems);
        foreach (var (holiday, i) in (document.Holidays ?? []).Select((h, i) => (h, i)))
            ReadHoliday(holiday, $"{path}.holidays[{i}]");
        foreach (var both in makeUpDays.Keys.Where(daysOff.ContainsKey))
            problems.Add(
                $"{path}.holidays",
                "calendar.date-twice",
                $"{both:uuuu-MM-dd} as a day off and as a make-up day",
                "each date once"
            );
        if (until < from && document.KnownUntil is { } ended)
            problems.Add($"{path}.knownUntil", "calendar.bad-range", ended, $"a date not before {document.KnownFrom}");
        return problems.All.Count > before ? null : new(document.Name!, from, until, daysOff.ToImmutable(), makeUpDays.ToImmutable());

        void ReadHoliday(HolidayDocument holiday, string at)
        {
            if (holiday.Name is null || !holiday.Name.TryGetValue("en", out var english))
            {
                problems.Add($"{at}.name", "calendar.missing", "no English name", "{ \"en\": \"…\", \"zh-CN\": \"…\" }");
                return;
            }
            var name = new LocalText(english, holiday.Name.GetValueOrDefault("zh-CN"));
            var first = CalendarText.Date(holiday.From, $"{at}.from", problems);
            var last = holiday.To is null ? first : CalendarText.Date(holiday.To, $"{at}.to", problems);
            if (last < first || last > first.PlusYears(1))
                problems.Add(
                    $"{at}.to",
                    "calendar.bad-range",
                    holiday.To ?? "",
                    $"a date not before {holiday.From} and within a year of it"
                );
            else
                for (var day = first; day <= last; day = day.PlusDays(1))
                    daysOff[day] = name;
            foreach (var (text, i) in (holiday.MakeUpDays ?? []).Select((d, i) => (d, i)))
                makeUpDays[CalendarText.Date(text, $"{at}.makeUpDays[{i}]", problems)] = name;
        }
    }
}
