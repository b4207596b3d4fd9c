using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.History;

/// <summary>
/// Who plays which part. Engineers play the role that takes work to its end and may least besides; everybody else's role is played at the
/// front desk, by one person each. In a lifecycle without roles all may do everything.
/// </summary>
internal sealed class Parts
{
    public Parts(Lifecycle lifecycle, Walk walk)
    {
        var staff = lifecycle.RoleNames.Where(r => r != Role.Requester.Name).ToList();
        var solvers = staff.Where(r => Solves(lifecycle, walk, r)).ToList();
        Engineer = new(solvers.OrderBy(r => Grants(lifecycle, walk, r)).FirstOrDefault() ?? Role.Engineer.Name);
        FrontDesk = [.. staff.Where(r => r != Engineer.Name).Select(r => new Actor(r + "-1", new Role(r)))];
        if (FrontDesk.Count == 0)
            FrontDesk = [new("front-desk-1", Engineer)];
    }

    /// <summary>What engineers play.</summary>
    public Role Engineer { get; }

    /// <summary>Everybody else, in the order in which the lifecycle names them.</summary>
    public ValueList<Actor> FrontDesk { get; }

    /// <summary>Whether a role takes some state in which work is done one step nearer to its end.</summary>
    private static bool Solves(Lifecycle lifecycle, Walk walk, string role) =>
        lifecycle.States.Any(s =>
            s.Kind == StateKind.Working
            && walk.ToEndOfWork(s) is [var first, ..]
            && walk.Next(s, first, lifecycle.Roles(new Role(role))).IsPermitted
        );

    /// <summary>How much a role may do.</summary>
    private static int Grants(Lifecycle lifecycle, Walk walk, string role) =>
        lifecycle.States.Sum(s => lifecycle.Triggers.Count(t => walk.Next(s, t.Name, lifecycle.Roles(new Role(role))).IsPermitted));
}
