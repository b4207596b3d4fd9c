using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Calendars;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Profiles;

/// <summary>Due times under the calendars of both profiles: what a change of hours or holidays means for tickets.</summary>
internal sealed partial class ProfileDiff
{
    private const int MostSamples = 3,
        Days = 366;

    private static readonly LocalTime[] Times = [new(9, 0), new(13, 0), new(16, 30), new(22, 0)];

    private static readonly LocalDateTimePattern Shown = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    /// <summary>Of every calendar of both profiles.
    /// One that was not touched itself may be combined of others, or stand in another zone.</summary>
    private void Evidence()
    {
        if (before.Document.Zone == after.Document.Zone && JsonNode.DeepEquals(before.Json["calendars"], after.Json["calendars"]))
            return;
        foreach (var name in before.Parts.Policies.Calendars.Names.Intersect(after.Parts.Policies.Calendars.Names))
        {
            var (path, touched) = (
                JsonPath.Step("$.calendars", name),
                !JsonNode.DeepEquals(before.Json["calendars"]![name], after.Json["calendars"]![name])
            );
            var samples = Samples(name).Take(MostSamples).ToList();
            foreach (var (start, target, was, will) in samples)
                _changes.Add(
                    new(path, "evidence", Texts.Say("evidence", name, target.Text, Local(start), was, will)) { Before = was, After = will }
                );
            if (touched && samples.Count == 0)
                _changes.Add(new(path, "evidence", Texts.Say("no-evidence", name, LocalDatePattern.Iso.Format(today))));
        }
    }

    /// <summary>On each date from today on the first start that is due at another time,
    /// at most one of each target before the next has its turn.</summary>
    private IEnumerable<(Instant Start, SlaTarget Target, LocalText Was, LocalText Will)> Samples(string calendar)
    {
        SlaTarget[] targets =
        [
            .. before
                .Parts.Policies.Objectives.Concat(after.Parts.Policies.Objectives)
                .SelectMany(o => o.Targets)
                .Select(t => t.Target)
                .Where(t => t.Calendar == calendar)
                .Append(SlaTarget.Work(Duration.FromHours(8), calendar))
                .Distinct(),
        ];
        var starts =
            from day in Enumerable.Range(0, Days)
            from time in Times
            select today.PlusDays(day).At(time).InZoneLeniently(before.Parts.Zone).ToInstant();
        return targets
            .SelectMany(target =>
                starts
                    .Select(start => (start, target, Was: Due(before, start, target), Will: Due(after, start, target)))
                    .Where(s => s.Was != s.Will)
                    .Take(1)
            )
            .Select(s => (s.start, s.target, Said(s.Was), Said(s.Will)));
    }

    private static Instant? Due(ProfileSide side, Instant start, SlaTarget target)
    {
        try
        {
            return SlaClock.Start("sample", target, start).DueAt(side.Parts.Policies.Calendars);
        }
        catch (CalendarExhaustedException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            return null; // a target of standard days on a calendar that no longer declares one
        }
    }

    private LocalText Said(Instant? due) => due is { } at ? Local(at) : Texts.Say("never");

    private string Local(Instant at) => Shown.Format(at.InZone(before.Parts.Zone).LocalDateTime);
}
