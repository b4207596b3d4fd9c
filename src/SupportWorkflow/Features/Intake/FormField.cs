using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;

namespace SupportWorkflow;

/// <summary>
/// Something that may be said by name: of a request a member of the intake record or one of the profile's own fields, of a track
/// what its kind has fields for. Immutable.
/// </summary>
/// <example><code>
/// foreach (FormField field in workflow.Form)
///     if (field.IsRequired &amp;&amp; field.MaySet(actor)) Ask(field.Text, field.Type, field.Choices);
/// </code></example>
public sealed class FormField
{
    private readonly FieldRule _rule;

    internal FormField(FieldRule rule, bool isRequired) => (_rule, IsRequired) = (rule, isRequired);

    /// <summary>The name, as <see cref="SetFields"/> and profiles write it.</summary>
    public string Name => _rule.Name;

    /// <summary>What it holds.</summary>
    public FieldType Type => _rule.Type;

    /// <summary>What people call it.</summary>
    public LocalText Text => _rule.Text;

    /// <summary>The values of a choice; empty: any text.</summary>
    public ValueList<FactChoice> Choices => _rule.Choices;

    /// <summary>The roles that may set it; empty: everybody who may set fields, but see <see cref="AffectsDecisions"/>; of a track
    /// everybody but the requester.</summary>
    public ValueList<Role> Roles => _rule.Roles;

    /// <summary>Whether it is one of the profile's own fields and no member of the intake record.</summary>
    public bool IsOwn => _rule.Member is null;

    /// <summary>Whether priorities and rules rest on it: requesters change it only where the profile grants it to them.</summary>
    public bool AffectsDecisions => _rule.Member is { AffectsDecisions: true };

    /// <summary>Whether the profile demands it of requests, always or under a condition; of a track, whether none starts without
    /// it.</summary>
    public bool IsRequired { get; }

    /// <summary>Whether somebody may set it.</summary>
    public bool MaySet(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return _rule.IsGrantedTo(actor);
    }

    /// <summary>What a ticket says of it; missing: nothing. What a track says of its own: <see cref="Tracks.TrackRecord.Field"/>.</summary>
    public FactValue ValueOn(Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return FieldChanges.Read(ticket, Name);
    }
}
