using NodaTime.Text;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Intake;

/// <summary>What may be said about a request: a member of the intake record, or one of the profile's own fields.</summary>
/// <param name="Name">English words in kebab case.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Text">What people call it.</param>
internal sealed record FieldRule(string Name, FieldType Type, LocalText Text)
{
    /// <summary>The values of a choice; empty: any text.</summary>
    public ValueList<FactChoice> Choices { get; init; }

    /// <summary>Who may set it; empty: everybody who may set fields, but see <see cref="Member"/>.</summary>
    public ValueList<Role> Roles { get; init; }

    /// <summary>Everybody but the requester.</summary>
    public static Role Desk { get; } = new("desk");

    /// <summary>Whether it is known of a track: nothing for the requester unless a role says so.</summary>
    public bool IsForDesk { get; init; }

    /// <summary>The member of the intake record it is; null: one of the profile's own fields.</summary>
    public IntakeMember? Member { get; init; }

    /// <summary>The fact by which conditions ask for one of the profile's own fields.</summary>
    public FactDeclaration Fact => FactCalled("field." + Name);

    /// <summary>The same under another name.</summary>
    public FactDeclaration FactCalled(string fact) =>
        Type switch
        {
            FieldType.Number or FieldType.Count => FactDeclaration.Number(fact) with { Label = Text },
            FieldType.YesNo => FactDeclaration.YesNo(fact) with { Label = Text },
            FieldType.Choice => FactDeclaration.Choice(fact, Choices) with { Label = Text },
            _ => FactDeclaration.Text(fact) with { Label = Text, IsInstant = Type == FieldType.Instant },
        };

    /// <summary>Whether somebody may set it. What steers the process is not the requester's to change unless the profile says so.</summary>
    public bool IsGrantedTo(Actor actor)
    {
        if (actor.IsSystem)
            return true;
        if (Roles.Count > 0 && !(IsForDesk && Roles.Contains(Desk)))
            return actor.Roles.Any(Roles.Contains);
        if (Roles.Count > 0 && actor.Roles.Any(Roles.Contains))
            return true;
        return !(IsForDesk || Member is { AffectsDecisions: true }) || actor.Roles.Any(r => r != Role.Requester);
    }

    /// <summary>Whether it can hold the value; every field can hold none.</summary>
    public bool Takes(FactValue value) =>
        value.IsMissing
        || Type switch
        {
            FieldType.Number => value.Number is not null,
            FieldType.Count => value.Number is >= 0 and <= int.MaxValue and { } number && number == decimal.Truncate(number),
            FieldType.YesNo => value.YesNo is not null,
            FieldType.Date => value.Text is { } date && LocalDatePattern.Iso.Parse(date).Success,
            FieldType.Instant => value.Text is { } instant && InstantPattern.ExtendedIso.Parse(instant).Success,
            FieldType.Choice => value.Text is { } chosen && (Choices.Count == 0 || Choices.Any(c => c.Value == chosen)),
            _ => value.Text is not null,
        };
}
