namespace SupportWorkflow.Desk;

/// <summary>How a desk is set up. Checked when the host starts: a desk with a wrong profile does not come up.</summary>
public sealed class SupportWorkflowOptions
{
    /// <summary>The id of a built-in profile. Default: none. Exactly one of this, <see cref="ProfileFile"/> and
    /// <see cref="ProfileJson"/> is given.</summary>
    public string? BuiltInProfile { get; set; }

    /// <summary>The path of a profile file; what it extends may be files too, named from its folder. Default: none.</summary>
    public string? ProfileFile { get; set; }

    /// <summary>The text of a profile, such as a row of a database holds it; it may extend profiles that come with the library. Default:
    /// none.</summary>
    public string? ProfileJson { get; set; }

    /// <summary>
    /// How long a command, or a batch of notices, waits for the sources of outside facts, which are asked at the same time, before what a
    /// source did not say counts as unknown. Default: 2 s. More than zero, at most a minute. Ignored where no source is registered.
    /// </summary>
    public TimeSpan SourcePatience { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How often a command is decided and committed, the first time included, before <see cref="TicketConflictException"/> says that
    /// other writers were faster every time. Default: 50 attempts. 1 to 100. There is no pause between attempts, and those of one process
    /// for one ticket go one at a time, so that only other processes are faster: of two, each loses every second race. An exception of the
    /// store ends a command at once. Ignored by due work, which the store claims for itself.
    /// </summary>
    public int StoreAttempts { get; set; } = 50;

    /// <summary>
    /// Whether the commands of this process for one ticket wait for each other, in the order they came, up to 5 s each: otherwise most of
    /// many at once are decided in vain. Default: yes. Other processes are not waited for; the version check is what counts. Ignored by
    /// due work.
    /// </summary>
    public bool InTurn { get; set; } = true;

    /// <summary>The most characters of one text of a command, such as a description or a reply; a longer one is refused with
    /// <c>text.too-long</c>. Default: 100,000. 1,000 to 10,000,000.</summary>
    public int LongestText { get; set; } = 100_000;

    /// <summary>The most characters of an id of a command, such as its ticket, its actor or its own; a longer one is refused with
    /// <c>text.too-long</c>. Default: 400, which the key of every database takes. 40 to 4,000.</summary>
    public int LongestId { get; set; } = 400;
}
