using System.Text;
using NodaTime;

namespace SupportWorkflow.History;

/// <summary>So many cases that several threads tell them: the figures do not know which told what.</summary>
public class ManyCasesTests
{
    private const int Cases = 3000;

    [Fact]
    public void Figures_and_deviations_are_the_same_however_many_threads_told_the_cases()
    {
        var importer = Taken();
        var oneByOne = importer.Finish(null, _ => { });

        for (var i = 0; i < 5; i++)
        {
            var together = importer.Finish();
            Assert.Equal(oneByOne.Summary, together.Summary);
            Assert.Equal(oneByOne.Deviations, together.Deviations);
        }
        Assert.Equal((Cases, 2 * Cases / 3), (oneByOne.Summary.Cases, oneByOne.Summary.Deviations));
        Assert.Equal(
            Cases,
            oneByOne.Summary.Objectives.Single(o => o.Name == "response").All is var all ? all.Met + all.Missed + all.Running : 0
        );
    }

    [Fact]
    public void A_fault_of_a_policy_of_the_host_is_seen_as_it_is()
    {
        var importer = Taken(Profiles.BuiltInProfiles.CallCenter.Compile(p => p.SlaCalendar(new Faulty())));

        Assert.Equal("no answer", Assert.Throws<InvalidOperationException>(() => importer.Finish()).Message);
    }

    private static HistoryImporter Taken(TicketWorkflow? workflow = null)
    {
        var importer = new HistoryImporter(
            HistoryMap.Parse(
                Encoding.UTF8.GetBytes(
                    """
                    {
                      "columns": { "case": "c", "state": "s", "time": "t", "priority": "p" },
                      "states": { "New": { "kind": "queued" }, "Work": { "kind": "working" }, "Done": { "kind": "done" },
                        "Shut": { "kind": "final", "state": "closed" } },
                      "responded": ["Work"]
                    }
                    """
                )
            ),
            workflow ?? Desks.CallCenter
        );
        var start = new LocalDateTime(2024, 3, 1, 8, 0);
        var line = 1;
        foreach (var (state, hours) in new[] { ("New", 0), ("Work", 1), ("Done", 5), ("Shut", 6) })
            for (var i = 0; i < Cases; i++)
            {
                // Two of three stand in the queue first, from which the call centre does not begin to work at once.
                if (i % 3 == 0 && state == "New")
                    continue;
                var at = NodaTime.Text.LocalDateTimePattern.GeneralIso.Format(start.PlusMinutes((17 * i) + (hours * (i % 90))));
                importer.Add(new(++line, $"T{i}", state, at) { Priority = i % 5 == 0 ? "P1" : "P3" });
            }
        return importer;
    }

    private sealed class Faulty : ServiceLevels.ISlaCalendarPolicy
    {
        public string Choose(ServiceLevels.SlaCalendarInput input) => throw new InvalidOperationException("no answer");
    }
}
