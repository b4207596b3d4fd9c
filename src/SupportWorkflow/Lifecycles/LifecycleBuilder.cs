using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Lifecycles;

/// <summary>Writes a lifecycle in code, in Stateless's words, so that a Stateless configuration can be moved over line by line.</summary>
/// <example><code>
/// var door = new LifecycleBuilder("door");
/// door.Configure("closed", StateKind.Queued).Permit("open", "opened");
/// door.Configure("opened", StateKind.Working).Permit("close", "closed").Permit("remove", "gone");
/// door.Configure("gone", StateKind.Final);
/// Lifecycle lifecycle = door.Build();
/// </code></example>
public sealed partial class LifecycleBuilder
{
    private readonly LifecycleDraft _draft;

    /// <param name="name">What the lifecycle is called.</param>
    public LifecycleBuilder(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _draft = new(name, name);
    }

    /// <summary>Declares what the conditions of guards may ask for.
    /// Without it they may ask for anything, and a misspelt fact is always unknown.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="calendars">The calendars that <c>for</c> may name.</param>
    public LifecycleBuilder Facts(FactCatalogue facts, CalendarBook? calendars = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        (_draft.Facts, _draft.Calendars) = (facts, calendars);
        return this;
    }

    /// <summary>Declares a guard that the caller of the lifecycle answers.</summary>
    public LifecycleBuilder Guard(string name, LocalText text)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        _draft.Guards.Add(new(name, text, null, $"{_draft.Path}.guards.{name}"));
        return this;
    }

    /// <summary>Declares a guard that a condition answers.</summary>
    public LifecycleBuilder Guard(string name, LocalText text, Condition condition)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(condition);
        _draft.Guards.Add(new(name, text, condition, $"{_draft.Path}.guards.{name}"));
        return this;
    }

    /// <summary>Says what people call a trigger. Triggers need no declaration; those without a text are called by their name.</summary>
    public LifecycleBuilder Trigger(string name, LocalText text)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        _draft.Triggers.Add(new(name, text, $"{_draft.Path}.triggers.{name}"));
        return this;
    }

    /// <summary>Declares a state. The first one declared is where everything begins, unless another is marked
    /// <see cref="StateBuilder.Initial"/>.</summary>
    public StateBuilder Configure(string state, StateKind kind, LocalText? text = null) => Declare(state, kind, null, text);

    /// <summary>Declares a state of kind <see cref="StateKind.Waiting"/>.</summary>
    public StateBuilder ConfigureWaiting(string state, WaitingOn on, LocalText? text = null) => Declare(state, StateKind.Waiting, on, text);

    /// <summary>Begins rows that leave several states at once.</summary>
    /// <param name="selectors">
    /// Names of states or superstates, <c>kind:</c> with <c>queued</c>, <c>working</c>, <c>waiting</c>, <c>done</c> or <c>final</c>, or
    /// <c>*</c> for all states but final ones.
    /// </param>
    public SelectionBuilder From(params IEnumerable<string> selectors) => new(_draft, ValueList.From(selectors));

    /// <summary>Checks everything and compiles.</summary>
    /// <exception cref="DefinitionException">Lists every problem of the graph.</exception>
    public Lifecycle Build()
    {
        var problems = new ProblemList();
        var lifecycle = new LifecycleCompiler(_draft, problems).Compile();
        problems.ThrowIfAny();
        return lifecycle!;
    }

    private StateBuilder Declare(string state, StateKind kind, WaitingOn? on, LocalText? text)
    {
        ArgumentNullException.ThrowIfNull(state);
        var declared = new LifecycleDraft.State(state, kind, on, text ?? state, $"{_draft.Path}.states.{state}");
        _draft.States.Add(declared);
        return new(_draft, declared);
    }
}
