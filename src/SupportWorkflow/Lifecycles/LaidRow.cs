namespace SupportWorkflow.Lifecycles;

/// <summary>A written row, laid out for one of the states it leaves.</summary>
/// <param name="Written">The row as it was written.</param>
/// <param name="Number">Its place among the written rows.</param>
/// <param name="Selector">Which of its selectors means the state.</param>
/// <param name="Distance">0: the state itself; 1: its superstate; 2: the superstate of that …</param>
/// <param name="Row">The row for this one state.</param>
internal sealed record LaidRow(LifecycleDraft.Row Written, int Number, int Selector, int Distance, LifecycleRow Row);
