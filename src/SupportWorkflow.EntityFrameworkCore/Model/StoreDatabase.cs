namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>The databases that keep tickets.</summary>
public enum StoreDatabase
{
    /// <summary>SQLite 3.38 or later: one machine, one file.</summary>
    Sqlite,

    /// <summary>PostgreSQL 13 or later: as many nodes as it bears.</summary>
    PostgreSql,
}

/// <summary>Tells them apart.</summary>
internal static class StoreDatabases
{
    /// <param name="provider">The name of an EF Core provider.</param>
    public static StoreDatabase Of(string? provider) =>
        provider switch
        {
            "Microsoft.EntityFrameworkCore.Sqlite" => StoreDatabase.Sqlite,
            "Npgsql.EntityFrameworkCore.PostgreSQL" => StoreDatabase.PostgreSql,
            _ => throw new NotSupportedException(
                $"Tickets are kept in SQLite or PostgreSQL; the context's provider is {provider ?? "not known"}."
            ),
        };
}
