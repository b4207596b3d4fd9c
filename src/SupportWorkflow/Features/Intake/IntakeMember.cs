using System.Collections.Frozen;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Intake;

/// <summary>A member of the intake record that can be asked for and set by its name, like one of the profile's own fields.</summary>
/// <param name="Name">Its name; no profile may give it to a field of its own.</param>
/// <param name="Type">What it holds.</param>
/// <param name="AffectsDecisions">Whether rules and priorities rest on it, so that it is not the requester's to change.</param>
/// <param name="Read">Its value.</param>
/// <param name="Write">The record with another value.</param>
internal sealed record IntakeMember(
    string Name,
    FieldType Type,
    bool AffectsDecisions,
    Func<IntakeRecord, FactValue> Read,
    Func<IntakeRecord, FactValue, IntakeRecord> Write
)
{
    private static readonly TextTable Texts = IntakeTexts.Table;

    /// <summary>All of them, in the order in which a form would ask.</summary>
    public static readonly ValueList<IntakeMember> All =
    [
        Text("contact-name", i => i.ContactName, (i, v) => i with { ContactName = v }),
        Text("contact-means", i => i.ContactMeans, (i, v) => i with { ContactMeans = v }),
        Text("organisation", i => i.Organisation, (i, v) => i with { Organisation = v }),
        Text("device", i => i.Device, (i, v) => i with { Device = v }),
        Text("description", i => i.Description.Length == 0 ? null : i.Description, (i, v) => i with { Description = v ?? "" }),
        Choice("chosen-priority", false, i => i.ChosenPriority?.Code, (i, v) => i with { ChosenPriority = v is null ? null : new(v) }),
        Choice("kind", true, i => i.Kind, (i, v) => i with { Kind = v }),
        Choice("channel", true, i => i.Channel, (i, v) => i with { Channel = v }),
        Choice("scenario", true, i => i.Scenario, (i, v) => i with { Scenario = v }),
        Choice("tier", true, i => i.Tier, (i, v) => i with { Tier = v }),
        Choice("requester-kind", true, i => i.RequesterKind, (i, v) => i with { RequesterKind = v }),
        Choice("impact", true, i => i.Impact, (i, v) => i with { Impact = v }),
        Choice("urgency", true, i => i.Urgency, (i, v) => i with { Urgency = v }),
        new(
            "affected-users",
            FieldType.Count,
            true,
            i => FactValue.Of(i.AffectedUsers),
            (i, v) => i with { AffectedUsers = (int?)v.Number }
        ),
        YesNo("security-alert", i => i.SecurityAlert, (i, v) => i with { SecurityAlert = v }),
        YesNo("urgent-report", i => i.UrgentReport, (i, v) => i with { UrgentReport = v }),
        YesNo("caller-upset", i => i.CallerUpset, (i, v) => i with { CallerUpset = v }),
        Text("agent-number", i => i.AgentNumber, (i, v) => i with { AgentNumber = v }, affectsDecisions: true),
        Text("transferred-from", i => i.TransferredFrom, (i, v) => i with { TransferredFrom = v }, affectsDecisions: true),
    ];

    private static readonly FrozenDictionary<string, IntakeMember> ByName = All.ToFrozenDictionary(m => m.Name, StringComparer.Ordinal);

    /// <summary>What people call it.</summary>
    public LocalText Label => Texts.Say(Name);

    /// <summary>The member of that name, or null.</summary>
    public static IntakeMember? Find(string name) => ByName.GetValueOrDefault(name);

    private static IntakeMember Text(
        string name,
        Func<IntakeRecord, string?> read,
        Func<IntakeRecord, string?, IntakeRecord> write,
        bool affectsDecisions = false
    ) => new(name, FieldType.Text, affectsDecisions, i => FactValue.Of(read(i)), (i, v) => write(i, v.Text));

    private static IntakeMember Choice(
        string name,
        bool affectsDecisions,
        Func<IntakeRecord, string?> read,
        Func<IntakeRecord, string?, IntakeRecord> write
    ) => new(name, FieldType.Choice, affectsDecisions, i => FactValue.Of(read(i)), (i, v) => write(i, v.Text));

    private static IntakeMember YesNo(string name, Func<IntakeRecord, bool?> read, Func<IntakeRecord, bool?, IntakeRecord> write) =>
        new(name, FieldType.YesNo, true, i => FactValue.Of(read(i)), (i, v) => write(i, v.YesNo));
}
