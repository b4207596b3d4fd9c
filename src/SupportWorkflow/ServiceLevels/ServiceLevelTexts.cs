using System.Globalization;
using NodaTime;

namespace SupportWorkflow.ServiceLevels;

/// <summary>The sentences of this room, and how a length of time is spoken.</summary>
internal static class ServiceLevelTexts
{
    public static readonly TextTable Table = new("ServiceLevels");

    /// <summary>"2 h 5 min": days of 24 hours, hours, minutes and seconds with their parts; what is zero is left out.</summary>
    public static LocalText Spoken(Duration time)
    {
        if (time < Duration.Zero)
            return Table.Say("minus", Spoken(-time));
        LocalText? all = null;
        var seconds = time.Seconds + (time.SubsecondNanoseconds / 1_000_000_000m);
        foreach (
            var (amount, unit) in new[] { (time.Days, "days"), (time.Hours, "hours"), (time.Minutes, "minutes"), (seconds, "seconds") }
        )
        {
            if (amount == 0)
                continue;
            var part = Table.Say(unit, amount.ToString("0.#########", CultureInfo.InvariantCulture));
            all = all is null ? part : Table.Say("joined", all, part);
        }
        return all ?? Table.Say("minutes", 0);
    }
}
