using NodaTime;

namespace SupportWorkflow.Calendars;

/// <summary>A rule for one date: its hours, or the weekday (Monday = 0) whose hours it borrows.</summary>
internal sealed record DayRule(string Code, LocalText Text, Stretch[] Hours, int HoursOf = -1);

/// <summary>Hours as somebody declared them: weeks, dated rules, yearly holidays, breaks.</summary>
internal sealed class DeclaredPlan(DateTimeZone zone) : WorkPlan(zone)
{
    private static readonly TextTable Texts = new("Calendars");

    private readonly YearlyHolidays _yearly = null!;

    /// <summary>The weeks by the day they start on, ascending; the first starts at the beginning of time.
    /// Hours by weekday, Monday first.</summary>
    public required (int From, Stretch[][] Days)[] Weeks { get; init; }

    /// <summary>Hours of the user's own making, instead of weeks.</summary>
    public IWorkHours? Computed { get; init; }

    public required Dictionary<int, DayRule> Dated { get; init; }

    public required IReadOnlyList<YearlyHoliday> Yearly
    {
        init => _yearly = new(value, day => HoursOn(day, null).Length > 0, day => Dated.GetValueOrDefault(day)?.Code == "holiday");
    }

    public required Dictionary<int, Stretch[]> Breaks { get; init; }

    public required IReadOnlyList<HolidaySet> Sets { get; init; }

    public override (LocalDate From, LocalDate Until)? HolidaysKnown =>
        Sets.Count == 0 ? null : (Sets.Max(s => s.KnownFrom), Sets.Min(s => s.KnownUntil));

    public bool EverOpen =>
        Computed is not null || Weeks.Any(w => w.Days.Any(d => d.Length > 0)) || Dated.Values.Any(r => r.Hours.Length > 0);

    public override HoursOfDay In(YearReading reading)
    {
        var clock = new ZoneClock(Zone, reading.Year);
        return (day, into) =>
        {
            var midnight = day * Moment.NanosPerDay;
            var first = into.Count;
            foreach (var hours in HoursOn(day, RuleOn(day)))
                if (Real(hours) is var open && open.Start < open.End)
                    into.Add(open);
            if (Breaks.Count == 0)
                return;
            for (var near = day - 1; near <= day + 2; near++)
            {
                if (!Breaks.TryGetValue(near, out var breaks))
                    continue;
                midnight = near * Moment.NanosPerDay;
                foreach (var pause in breaks)
                    TakeOut(Real(pause), into, first);
            }

            Stretch Real(Stretch local) => new(clock.Earlier(midnight + local.Start), clock.Later(midnight + local.End));
        };
    }

    public override SpecialDay? On(LocalDate date) => RuleOn(Moment.DayOf(date)) is { } rule ? new(date, rule.Code, rule.Text) : null;

    public override ClosedReason WhyClosed(Instant instant)
    {
        var local = instant.InZone(Zone).Date;
        var day = Moment.DayOf(local);
        var rule = RuleOn(day);
        var hours = HoursOn(day, rule);
        if (rule is not null && hours.Length == 0)
            return new(rule.Code, rule.Text);
        var clock = new ZoneClock(Zone, local.Year);
        var now = Moment.Within(instant).Nanos;
        for (var near = day - 1; near <= day; near++)
            foreach (var pause in Breaks.GetValueOrDefault(near) ?? [])
                if (
                    clock.Earlier(near * Moment.NanosPerDay + pause.Start) <= now
                    && now < clock.Later(near * Moment.NanosPerDay + pause.End)
                )
                    return new("break", Texts.Say("break"));
        var code = hours.Length == 0 ? "day-off" : "outside-hours";
        return new(code, Texts.Say(code));
    }

    /// <summary>Explicit rules for the date, then holidays, then make-up days; nothing on an ordinary day.</summary>
    private DayRule? RuleOn(int day)
    {
        Dated.TryGetValue(day, out var dated);
        return !_yearly.Any || dated?.Code is "override" or "closed" ? dated : _yearly.On(day) ?? dated;
    }

    private Stretch[] HoursOn(int day, DayRule? rule)
    {
        if (rule is not null && (rule.HoursOf < 0 || Computed is null))
            return rule.HoursOf < 0 ? rule.Hours : WeekOf(day)[rule.HoursOf];
        if (Computed is null)
            return WeekOf(day)[(day % 7 + 10) % 7]; // 1970-01-01 was a Thursday
        return [.. Computed.On(Moment.DateOf(day)).Select(CalendarText.Since)];
    }

    private Stretch[][] WeekOf(int day)
    {
        var i = Weeks.Length - 1;
        while (i > 0 && Weeks[i].From > day)
            i--;
        return Weeks[i].Days;
    }

    /// <summary>Cuts a stretch out of the ones from <paramref name="first"/> on.</summary>
    public static void TakeOut(Stretch gap, List<Stretch> from, int first)
    {
        for (var i = from.Count - 1; i >= first; i--)
        {
            var open = from[i];
            if (gap.End <= open.Start || open.End <= gap.Start)
                continue;
            from.RemoveAt(i);
            if (gap.End < open.End)
                from.Insert(i, new(gap.End, open.End));
            if (open.Start < gap.Start)
                from.Insert(i, new(open.Start, gap.Start));
        }
    }
}
