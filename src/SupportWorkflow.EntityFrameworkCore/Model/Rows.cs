using NodaTime;

namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>A ticket that was moved out of the way.</summary>
internal sealed class ArchivedTicketRow : TicketColumns;

/// <summary>An event of a ticket that was moved out of the way.</summary>
internal sealed class ArchivedEventRow : EventColumns;

/// <summary>A command id that was committed.</summary>
internal sealed class CommandRow
{
    public string Desk { get; set; } = "";

    public string CommandId { get; set; } = "";

    public string TicketId { get; set; } = "";

    public int FromVersion { get; set; }

    public int ToVersion { get; set; }

    public Instant At { get; set; }
}

/// <summary>What has to leave.</summary>
internal sealed class OutboxRow
{
    public string Desk { get; set; } = "";

    public string Key { get; set; } = "";

    public string TicketId { get; set; } = "";

    public int Version { get; set; }

    public int Place { get; set; }

    public Instant ReadyAt { get; set; }

    public Instant TryAt { get; set; }

    public short Attempts { get; set; }

    public string? Error { get; set; }

    public string Data { get; set; } = "";
}

/// <summary>A series of numbers.</summary>
internal sealed class SeriesRow
{
    public string Desk { get; set; } = "";

    public string Name { get; set; } = "";

    public long Last { get; set; }
}

/// <summary>The latest time of a schedule that is done.</summary>
internal sealed class ScheduleRow
{
    public string Desk { get; set; } = "";

    public string Name { get; set; } = "";

    public Instant Last { get; set; }
}

/// <summary>A profile document.</summary>
internal sealed class ProfileRow
{
    public string Desk { get; set; } = "";

    public string Id { get; set; } = "";

    public string Version { get; set; } = "";

    public string Text { get; set; } = "";
}
