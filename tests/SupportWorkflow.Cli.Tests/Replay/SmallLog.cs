namespace SupportWorkflow.Cli.Replay;

/// <summary>A log of 15 rows whose figures were worked out by hand, and its map.</summary>
internal static class SmallLog
{
    public const string Header = "ticket,status,changed,opened,prio";

    public const string Rows = """
        A,New,1/3/2024 09:00,1/3/2024 08:30,1
        A,Work,1/3/2024 10:00,1/3/2024 08:30,1
        B,New,4/3/2024 00:00,4/3/2024 00:00,1
        A,Wait,1/3/2024 12:00,1/3/2024 08:30,1
        A,Wait,1/3/2024 12:00,1/3/2024 08:30,2
        A,Work,2/3/2024 12:00,1/3/2024 08:30,2
        A,Done,2/3/2024 13:30,1/3/2024 08:30,2
        B,Done,4/3/2024 02:00,4/3/2024 00:00,1
        A,Work,2/3/2024 14:00,1/3/2024 08:30,2
        A,Done,2/3/2024 15:00,1/3/2024 08:30,2
        A,Closed,5/3/2024 15:00,1/3/2024 08:30,2
        B,Closed,3/3/2024 23:00,4/3/2024 00:00,1
        C,Work,5/3/2024 10:00,?,?
        D,New,6/3/2024 08:00,6/3/2024 08:00,3
        D,New,6/3/2024 08:00,6/3/2024 08:00,3

        """;

    public const string Text = Header + "\n" + Rows;

    public const string Map = """
        {
          "log": { "delimiter": "," },
          "zone": "UTC",
          "times": ["d/M/uuuu HH:mm"],
          "missing": ["?"],
          "columns": { "case": "ticket", "state": "status", "time": "changed", "opened": "opened", "priority": "prio" },
          "states": {
            "New": { "kind": "queued", "state": "new" },
            "Work": { "kind": "working", "state": "in-progress" },
            "Wait": { "kind": "waiting", "on": "requester" },
            "Done": { "kind": "done", "state": "resolved" },
            "Closed": { "kind": "final", "state": "closed" }
          },
          "responded": ["Work", "Wait", "Done", "Closed"],
          "resolved": ["Done"]
        }
        """;
}
