using SupportWorkflow.Conditions;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow;

/// <summary>What is certain of any ticket in a state; everything else is unknown.</summary>
internal sealed class StateAlone(LifecycleState state) : IFacts
{
    /// <summary>Not one of the words: nothing is waited for, which is no missing answer.</summary>
    private const string Nobody = "nobody";

    public FactValue this[string fact] =>
        fact switch
        {
            "state" => FactValue.Of(state.Name),
            "state.kind" => FactValue.Of(LifecycleWords.Of(state.Kind)),
            "state.waits-on" => FactValue.Of(state.WaitsOn is { } on ? LifecycleWords.Of(on) : Nobody),
            _ => default,
        };
}
