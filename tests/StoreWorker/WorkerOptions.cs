using System.Globalization;

namespace SupportWorkflow.Stores;

/// <summary>What a worker is told on its command line.</summary>
public sealed record WorkerOptions
{
    /// <summary><c>writer</c>, <c>pump</c> or <c>sender</c>.</summary>
    public required string Role { get; init; }

    /// <summary>What it is called; commands of a writer begin with it.</summary>
    public required string Name { get; init; }

    /// <summary>A file of SQLite, or a connection string of PostgreSQL.</summary>
    public required string Store { get; init; }

    public bool IsPostgreSql { get; init; }

    /// <summary>The file to which it adds what it has done.</summary>
    public required string Log { get; init; }

    /// <summary>What its clock says.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>How many commands a writer sends at once.</summary>
    public int Hands { get; init; } = 4;

    /// <summary>The number of the first ticket it writes to.</summary>
    public int First { get; init; }

    /// <summary>A file with commands that a killed writer sent and nobody answered: they are sent again, and nothing else.</summary>
    public string? Again { get; init; }

    /// <summary>Whether it ends when there is nothing to do.</summary>
    public bool Drains { get; init; }

    /// <summary>What is wrong with its store.</summary>
    public StoreFlaw Flaw { get; init; }

    public string[] ToArguments() =>
        [
            Role,
            Name,
            IsPostgreSql ? "postgresql" : "sqlite",
            Store,
            Log,
            Now.ToString("O", CultureInfo.InvariantCulture),
            Hands.ToString(CultureInfo.InvariantCulture),
            First.ToString(CultureInfo.InvariantCulture),
            Again ?? "",
            Drains ? "drains" : "",
            Flaw.ToString(),
        ];

    public static WorkerOptions Of(string[] arguments) =>
        new()
        {
            Role = arguments[0],
            Name = arguments[1],
            IsPostgreSql = arguments[2] == "postgresql",
            Store = arguments[3],
            Log = arguments[4],
            Now = DateTimeOffset.Parse(arguments[5], CultureInfo.InvariantCulture),
            Hands = int.Parse(arguments[6], CultureInfo.InvariantCulture),
            First = int.Parse(arguments[7], CultureInfo.InvariantCulture),
            Again = arguments[8].Length == 0 ? null : arguments[8],
            Drains = arguments[9].Length > 0,
            Flaw = Enum.Parse<StoreFlaw>(arguments[10]),
        };
}
