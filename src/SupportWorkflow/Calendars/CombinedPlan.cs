using NodaTime;

namespace SupportWorkflow.Calendars;

/// <summary>How two calendars are combined.</summary>
internal enum Combination
{
    And,
    Or,
    Except,
}

/// <summary>
/// Two calendars as one. Hours belong to the dates of the left one; for "or" to the dates of either. What the right one takes out or leaves
/// is looked up in its table.
/// </summary>
internal sealed class CombinedPlan(WorkPlan left, Combination how, WorkPlan right, WorkCalendar rightTable) : WorkPlan(left.Zone)
{
    private static readonly TextTable Texts = new("Calendars");

    public override (LocalDate From, LocalDate Until)? HolidaysKnown =>
        (left.HolidaysKnown, right.HolidaysKnown) switch
        {
            ({ } a, { } b) => (LocalDate.Max(a.From, b.From), LocalDate.Min(a.Until, b.Until)),
            var (a, b) => a ?? b,
        };

    public override HoursOfDay In(int year)
    {
        var ofLeft = left.In(year);
        if (how == Combination.Or)
        {
            var ofRight = right.In(year);
            return (day, into) =>
            {
                ofLeft(day, into);
                ofRight(day, into);
            };
        }
        return (day, into) =>
        {
            var first = into.Count;
            ofLeft(day, into);
            Restrict(into, first);
        };
    }

    public override SpecialDay? On(LocalDate date) => left.On(date) ?? right.On(date);

    public override ClosedReason WhyClosed(Instant instant)
    {
        if (how == Combination.Or || !OpenOnLeft(instant))
            return left.WhyClosed(instant);
        return how == Combination.And ? right.WhyClosed(instant) : new("excepted", Texts.Say("excepted"));
    }

    /// <summary>Keeps of the stretches from <paramref name="first"/> on what the right calendar allows.</summary>
    private void Restrict(List<Stretch> open, int first)
    {
        var kept = new List<Stretch>();
        for (var i = first; i < open.Count; i++)
        {
            var at = kept.Count;
            if (how == Combination.Except)
                kept.Add(open[i]);
            foreach (var shared in rightTable.OpenWithin(open[i]))
                if (how == Combination.And)
                    kept.Add(shared);
                else
                    DeclaredPlan.TakeOut(shared, kept, at);
        }
        open.RemoveRange(first, open.Count - first);
        open.AddRange(kept);
    }

    private bool OpenOnLeft(Instant instant)
    {
        var at = Moment.Within(instant).Nanos;
        var date = instant.InZone(left.Zone).Date;
        var hours = new List<Stretch>();
        var read = left.In(date.Year);
        for (var day = Moment.DayOf(date) - 2; day <= Moment.DayOf(date) + 1; day++)
            read(day, hours);
        return hours.Exists(h => h.Start <= at && at < h.End);
    }
}
