using System.Text;
using System.Text.Json;
using NodaTime;
using SupportWorkflow.Desk;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Reading;

namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>A query as conditions on columns, with the values of their parameters.</summary>
internal sealed class TicketConditions
{
    private readonly StringBuilder _sql = new();
    private readonly List<object> _values = [];
    private readonly Dialect _dialect;

    public TicketConditions(TicketQuery query, string desk, Dialect dialect)
    {
        _dialect = dialect;
        _sql.Append("desk = ").Append(Value(desk));
        // Indexes of open tickets serve whoever asks for open ones alone, and whoever says so in one condition alone: of two that mean the
        // same the database thinks that hardly any ticket meets both.
        IsOpen = query.Kinds.Count > 0 && query.Kinds.AsEnumerable().All(k => k < StateKind.Done);
        if (IsOpen)
            And("state_kind < 3");
        if (query.Kinds.Count > 0 && !(IsOpen && TicketQuery.Open.AsEnumerable().All(query.Kinds.Contains)))
            And($"state_kind in ({string.Join(", ", query.Kinds.Select(k => (short)k))})");
        if (query.States.Count > 0)
            In("state", query.States);
        if (query.Teams.Count > 0)
            In("team", query.Teams.Select(t => t.Value));
        if (query.Agent is { } agent)
            And($"agent = {Value(agent.Value)}");
        if (query.HasAgent is { } has)
            And(has ? "agent is not null" : "agent is null");
        if (query.Requester is { } requester)
            And($"requester = {Value(requester)}");
        if (query.Organisation is { } organisation)
            And($"organisation = {Value(organisation)}");
        if (query.Category is { } category)
            And($"(category = {Value(category.Path)} or category like {Value(Pattern(category.Path + "/") + "%")} escape '\\')");
        if (query.Priorities.Count > 0)
            In("priority", query.Priorities.Select(p => p.Code));
        if (query.Tag is { } tag)
            And(dialect.Has("tags", Value(tag)));
        if (query.Text is { } text)
            And($"({dialect.Like("subject", Value($"%{Pattern(text)}%"))} or {dialect.Like("number", Value(Pattern(text) + "%"))})");
        if (query.DueBefore is { } due)
            And($"next_due < {Value(due)}");
        if (query.OpenedFrom is { } from)
            And($"opened_at >= {Value(from)}");
        if (query.OpenedBefore is { } before)
            And($"opened_at < {Value(before)}");
        if (query.Scope is { } scope)
            Narrow(scope);
    }

    public object[] Values => [.. _values];

    /// <summary>Whether open tickets alone are asked for.</summary>
    private bool IsOpen { get; }

    public override string ToString() => _sql.ToString();

    /// <summary>Narrows to what comes after a place.</summary>
    /// <param name="order">The order.</param>
    /// <param name="start">The place; null: the beginning.</param>
    /// <param name="hasDue">In the order of due times: whether those are meant that have one.</param>
    /// <returns>What they are ordered by.</returns>
    public string From(TicketOrder order, TicketPlace? start, bool hasDue)
    {
        if (order != TicketOrder.NextDue)
        {
            var column = order == TicketOrder.LatestOpened ? "opened_at" : "changed_at";
            if (start is { At: { } at, Ticket: var ticket })
            {
                var (when, id) = (Value(at), Value(ticket.Value));
                And($"{column} <= {when} and ({column} < {when} or id > {id})");
            }
            return $"{column} desc, id";
        }
        if (!hasDue)
        {
            And("next_due is null");
            if (start is { } place)
                And($"id > {Value(place.Ticket.Value)}");
            return _dialect.NullsAreLast && IsOpen ? "next_due, id" : "id";
        }
        // Whether a ticket has a due time depends on whether it is open, which the database does not know: it is not asked twice.
        if (!_dialect.NullsAreLast || !IsOpen)
            And("next_due is not null");
        if (start is { At: { } due, Ticket: var after })
            And($"(next_due, id) > ({Value(due)}, {Value(after.Value)})");
        return "next_due, id";
    }

    /// <summary>Whether the beginning of a list in the order of due times goes on with the tickets that have none.</summary>
    public bool GoesOn(TicketPlace? start) => start is null && IsOpen && _dialect.NullsAreLast;

    /// <summary>A parameter with a value.</summary>
    public string Value(object value)
    {
        _values.Add(value is Instant at ? Dialect.At(at) : value);
        return Dialect.Parameter(_values.Count);
    }

    /// <summary>The word of a kind of state.</summary>
    public static string Word(short kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(((StateKind)kind).ToString());

    private void Narrow(ReadScope scope)
    {
        if (scope.Tickets == ReadableTickets.All)
            return;
        if (scope.Tickets == ReadableTickets.None)
        {
            And("1 = 0");
            return;
        }
        var me = Value(scope.Of.Id);
        var ways = new List<string> { $"requester = {me}", _dialect.Has("watchers", me) };
        if (scope.Includes(ReadableTickets.Organisation) && scope.Of.Organisation is { } organisation)
            ways.Add($"organisation = {Value(organisation)}");
        if (scope.Includes(ReadableTickets.Team))
        {
            ways.Add($"agent = {me}");
            if (scope.Of.Teams.Count > 0)
                ways.Add(_dialect.In("team", Value(_dialect.Any([.. scope.Of.Teams.Select(t => t.Value)]))));
        }
        And($"({string.Join(" or ", ways)})");
    }

    /// <summary>One of several texts; a single one is said as such, because then an index is in order behind it.</summary>
    private void In(string column, IEnumerable<string> texts)
    {
        string[] all = [.. texts];
        And(all is [var one] ? $"{column} = {Value(one)}" : _dialect.In(column, Value(_dialect.Any(all))));
    }

    private void And(string condition) => _sql.Append(" and ").Append(condition);

    private static string Pattern(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
}
