using SupportWorkflow.Conditions;
using SupportWorkflow.Intake;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Tracks;

/// <summary>A kind of track as a profile declares it. Immutable.</summary>
public sealed class TrackKind
{
    internal TrackKind(string id, LocalText name, Lifecycle lifecycle) => (Id, Name, Lifecycle) = (id, name, lifecycle);

    /// <summary>Its key.</summary>
    public string Id { get; }

    /// <summary>What people call it.</summary>
    public LocalText Name { get; }

    /// <summary>What it is for; null: nobody said.</summary>
    public LocalText? About { get; internal init; }

    /// <summary>What it runs through. States that mean done are a good end, those that mean final any other.</summary>
    public Lifecycle Lifecycle { get; }

    /// <summary>What may be known of one.</summary>
    internal IntakeRules Fields { get; init; } = new() { Fields = default };

    /// <summary>What is to be said of one, the points of a checklist too: what to ask whoever starts one, moves it or says more.</summary>
    public ValueList<FormField> Form =>
        [.. Fields.Fields.AsEnumerable().Select(f => new FormField(f, Required.AsEnumerable().Contains(f.Name)))];

    /// <summary>The fields without which none is started.</summary>
    internal ValueList<string> Required { get; init; }

    /// <summary>The points of a checklist among <see cref="Form"/>; each is done, not-done or not-applicable.</summary>
    public ValueList<string> Items { get; internal init; }

    /// <summary>How many may run at once on a ticket.</summary>
    public int AtOnce { get; internal init; } = 1;

    /// <summary>Who may start one, say more of it and call it off; <see cref="Desk"/> is everybody but the requester.</summary>
    public ValueList<Role> Starters { get; internal init; } = [Desk];

    /// <summary>Everybody but the requester: whom rows and fields of a track are for that name no role.</summary>
    public static Role Desk => FieldRule.Desk;

    /// <summary>What is promised of one; their names begin with the kind's, as in <c>visit.arrival</c>.</summary>
    public ValueList<Objective> Objectives { get; internal init; }

    /// <summary>The triggers of the ticket that wait until the latest one has come to a good end and none runs.</summary>
    public ValueList<string> Blocks { get; internal init; }

    /// <summary>When they may go on, as their guards ask it.</summary>
    internal CompiledCondition? Passed { get; init; }

    /// <summary>The triggers of the ticket that are refused while one runs.</summary>
    public ValueList<string> Stops { get; internal init; }

    /// <summary>The promises of the ticket whose time does not count while one runs.</summary>
    public ValueList<string> Pauses { get; internal init; }

    /// <summary>Whether the requester sees one.</summary>
    public bool IsVisible { get; internal init; }
}

/// <summary>The kinds of a profile.</summary>
/// <param name="All">In the order of declaration.</param>
internal sealed record TrackKinds(ValueList<TrackKind> All)
{
    public static TrackKinds None { get; } = new(default(ValueList<TrackKind>));

    /// <summary>Whether a kind makes promises.</summary>
    public bool HasPromises { get; } = All.Any(k => k.Objectives.Count > 0);

    /// <summary>The promises of all kinds.</summary>
    public IEnumerable<Objective> Objectives => All.SelectMany(k => k.Objectives);

    public TrackKind? Find(string id)
    {
        foreach (var kind in All)
            if (kind.Id == id)
                return kind;
        return null;
    }
}
