using System.Collections.Frozen;

namespace SupportWorkflow;

/// <summary>The stable names of all events, for JSON and for definitions that speak of them.</summary>
internal static class TicketEventNames
{
    public static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["ticket-opened"] = typeof(TicketOpened),
        ["ticket-classified"] = typeof(TicketClassified),
        ["ticket-prioritised"] = typeof(TicketPrioritised),
        ["target-chosen"] = typeof(TargetChosen),
        ["ticket-assigned"] = typeof(TicketAssigned),
        ["work-started"] = typeof(WorkStarted),
        ["requester-contacted"] = typeof(RequesterContacted),
        ["requester-asked"] = typeof(RequesterAsked),
        ["reply-recorded"] = typeof(ReplyRecorded),
        ["wait-started"] = typeof(WaitStarted),
        ["work-resumed"] = typeof(WorkResumed),
        ["ticket-resolved"] = typeof(TicketResolved),
        ["resolution-confirmed"] = typeof(ResolutionConfirmed),
        ["resolution-refused"] = typeof(ResolutionRefused),
        ["ticket-closed"] = typeof(TicketClosed),
        ["ticket-cancelled"] = typeof(TicketCancelled),
        ["ticket-handed-over"] = typeof(TicketHandedOver),
        ["ticket-claimed"] = typeof(TicketClaimed),
        ["assignment-acknowledged"] = typeof(AssignmentAcknowledged),
        ["assignment-declined"] = typeof(AssignmentDeclined),
        ["work-logged"] = typeof(WorkLogged),
        ["workaround-given"] = typeof(WorkaroundGiven),
        ["ticket-rated"] = typeof(TicketRated),
        ["ticket-audited"] = typeof(TicketAudited),
        ["ticket-archived"] = typeof(TicketArchived),
        ["ticket-reopened"] = typeof(TicketReopened),
        ["ticket-linked"] = typeof(TicketLinked),
        ["fields-set"] = typeof(FieldsSet),
        ["details-missing"] = typeof(DetailsMissing),
        ["ticket-returned"] = typeof(TicketReturned),
        ["trigger-fired"] = typeof(TriggerFired),
        ["pause-recorded"] = typeof(PauseRecorded),
        ["profile-changed"] = typeof(ProfileChanged),
        ["state-imported"] = typeof(StateImported),
        ["clock-point-reached"] = typeof(ClockPointReached),
        ["clock-point-withdrawn"] = typeof(ClockPointWithdrawn),
        ["rule-fired"] = typeof(RuleFired),
        ["cascade-stopped"] = typeof(CascadeStopped),
        ["ticket-escalated"] = typeof(TicketEscalated),
        ["escalation-answered"] = typeof(EscalationAnswered),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A bit for each name, so that "any of these events" is one test.</summary>
    private static readonly FrozenDictionary<string, ulong> Bits =
        Types.Keys.Order(StringComparer.Ordinal).Select((name, i) => KeyValuePair.Create(name, 1UL << i)).ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly string[] All = [.. Types.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The bit of an event, and of what it stands for; 0 for one that a newer version wrote.</summary>
    public static ulong BitOf(TicketEvent e) => Bits.GetValueOrDefault(e.Name) | (e is StateImported imported ? imported.Bits : 0);

    /// <summary>The bit of a name; 0 for one that nobody knows.</summary>
    public static ulong BitOf(string name) => Bits.GetValueOrDefault(name);

    /// <summary>The bits of events by their names; a name nobody knows has none.</summary>
    public static ulong BitsOf(ValueList<string> names)
    {
        var bits = 0UL;
        foreach (var name in names) bits |= Bits.GetValueOrDefault(name);
        return bits;
    }
}
