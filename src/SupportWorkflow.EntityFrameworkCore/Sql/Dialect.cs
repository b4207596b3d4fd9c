using System.Data;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>Where the two databases say the same in different words.</summary>
internal abstract class Dialect
{
    public static Dialect PostgreSql { get; } = new PostgreSqlDialect();

    public static Dialect Sqlite { get; } = new SqliteDialect();

    /// <summary>The smallest step of an instant.</summary>
    public abstract Duration Resolution { get; }

    /// <summary>Whether an order puts what is missing behind what is there.</summary>
    public abstract bool NullsAreLast { get; }

    /// <summary>A parameter whose text is JSON.</summary>
    public abstract string Json(string parameter);

    /// <summary>A parameter that holds several texts, for a column that does.</summary>
    public abstract string Texts(string parameter);

    /// <summary>Whether a column is one of the texts of a parameter.</summary>
    public abstract string In(string column, string parameter);

    /// <summary>Whether a column that holds several texts has one.</summary>
    public abstract string Has(string column, string parameter);

    /// <summary>Whether JSON has a text somewhere, in capitals and small letters as it is.</summary>
    public abstract string Contains(string column, string parameter);

    /// <summary>Whether a text matches a pattern, whatever the case of its letters.</summary>
    public abstract string Like(string column, string parameter);

    /// <summary>Several texts as the value of a parameter for <see cref="Texts"/>; null: none.</summary>
    public abstract object TextList(IReadOnlyCollection<string> texts);

    /// <summary>Several texts as the value of a parameter for <see cref="In"/>.</summary>
    public abstract object Any(IReadOnlyCollection<string> texts);

    /// <summary>The texts of a column that holds several.</summary>
    public abstract string[]? ReadTexts(object value);

    /// <summary>Whether what was sent to the database was not done and may be sent again.</summary>
    public abstract bool MayRepeat(System.Data.Common.DbException e);

    /// <summary>Whether a row is there already.</summary>
    public abstract bool IsDuplicate(System.Data.Common.DbException e);

    /// <summary>
    /// Whether the database does not take the values, so that it would refuse them again. Everything else, such as a full disk or a server
    /// that shuts down, is the trouble of the database and no fault of a ticket.
    /// </summary>
    public abstract bool RefusesValues(System.Data.Common.DbException e);

    /// <summary>A number of a parameter.</summary>
    public static string Parameter(int number) => string.Create(CultureInfo.InvariantCulture, $"${number}");

    /// <summary>A text that may be missing: the database is told its type all the same.</summary>
    public static object Text(string? text) => (object?)text ?? TypedNull.Text;

    public static object Small(short? number) => (object?)number ?? TypedNull.Small;

    public static object At(Instant? at) => (object?)at?.ToDateTimeUtc() ?? TypedNull.Time;

    /// <summary>An instant at or after this one that the database can keep.</summary>
    public object NotBefore(Instant? at) => at is { } some ? (object)Up(some, Resolution).ToDateTimeUtc() : TypedNull.Time;

    private static Instant Up(Instant at, Duration step)
    {
        var over = (at - Instant.FromUnixTimeTicks(0)).ToInt128Nanoseconds() % step.ToInt128Nanoseconds();
        if (over < 0)
            over += step.ToInt128Nanoseconds();
        return over == 0 ? at : at + step - Duration.FromNanoseconds((long)over);
    }

    private sealed class PostgreSqlDialect : Dialect
    {
        public override Duration Resolution { get; } = Duration.FromTicks(10);

        public override bool NullsAreLast => true;

        public override string Json(string parameter) => parameter + "::json";

        public override string Texts(string parameter) => parameter + "::text[]";

        public override string In(string column, string parameter) => $"{column} = any({parameter})";

        public override string Has(string column, string parameter) => $"{column} @> array[{parameter}]";

        public override string Contains(string column, string parameter) => $"strpos({column}::text, {parameter}) > 0";

        public override string Like(string column, string parameter) => $"{column} ilike {parameter} escape '\\'";

        public override object Any(IReadOnlyCollection<string> texts) => texts.ToArray();

        /// <summary>As the database writes an array: so it travels within an array of its own.</summary>
        public override object TextList(IReadOnlyCollection<string> texts)
        {
            if (texts.Count == 0)
                return TypedNull.Text;
            var list = new StringBuilder("{");
            foreach (var text in texts)
                list.Append(list.Length > 1 ? ",\"" : "\"")
                    .Append(
                        text.Replace("\\", "\\\\", StringComparison.Ordinal)
                            .Replace("\"", "\\\"", StringComparison.Ordinal)
                            .Replace('\0', '\uFFFD')
                    )
                    .Append('"');
            return list.Append('}').ToString();
        }

        public override string[]? ReadTexts(object value) => value as string[];

        public override bool MayRepeat(System.Data.Common.DbException e) =>
            // Deadlock and serialisation were rolled back by the server; a server that refuses connections has done nothing.
            e.SqlState
                is "40P01"
                    or "40001"
                    or "55P03"
                    or "57P03"
                    or "53300"
                    or "08001"
                    or "08004";

        public override bool IsDuplicate(System.Data.Common.DbException e) => e.SqlState == "23505";

        /// <summary>Classes 22, data; 23, integrity; 54, limits of the program.
        /// https://www.postgresql.org/docs/current/errcodes-appendix.html</summary>
        public override bool RefusesValues(System.Data.Common.DbException e) => e.SqlState is ['2', '2' or '3', ..] or ['5', '4', ..];
    }

    private sealed class SqliteDialect : Dialect
    {
        public override Duration Resolution { get; } = Duration.FromTicks(1);

        public override bool NullsAreLast => false;

        public override string Json(string parameter) => parameter;

        public override string Texts(string parameter) => parameter;

        public override string In(string column, string parameter) => $"{column} in (select value from json_each({parameter}))";

        public override string Has(string column, string parameter) =>
            $"exists (select 1 from json_each({column}) where value = {parameter})";

        public override string Contains(string column, string parameter) => $"instr({column}, {parameter}) > 0";

        public override string Like(string column, string parameter) => $"{column} like {parameter} escape '\\'";

        public override object Any(IReadOnlyCollection<string> texts) =>
            JsonSerializer.Serialize(texts, TextListJson.Default.IReadOnlyCollectionString);

        public override object TextList(IReadOnlyCollection<string> texts) => texts.Count == 0 ? TypedNull.Text : Any(texts);

        public override string[]? ReadTexts(object value) =>
            value is string json ? JsonSerializer.Deserialize(json, TextListJson.Default.StringArray) : null;

        public override bool MayRepeat(System.Data.Common.DbException e) => Code(e) is Busy or Locked;

        public override bool IsDuplicate(System.Data.Common.DbException e) => Code(e) == Constraint;

        /// <summary>https://www.sqlite.org/rescode.html</summary>
        public override bool RefusesValues(System.Data.Common.DbException e) => Code(e) is Constraint or TooBig or Mismatch;

        /// <summary>What SQLite itself says; <c>ErrorCode</c> of the base class is the same for all of them.</summary>
        private static int Code(System.Data.Common.DbException e) => e is SqliteException sqlite ? sqlite.SqliteErrorCode : 0;

        private const int Busy = 5,
            Locked = 6,
            TooBig = 18,
            Constraint = 19,
            Mismatch = 20;
    }
}

/// <summary>Nothing, of a type.</summary>
internal sealed record TypedNull(DbType Type)
{
    public static TypedNull Text { get; } = new(DbType.String);

    public static TypedNull Small { get; } = new(DbType.Int16);

    public static TypedNull Time { get; } = new(DbType.DateTime);
}
