namespace SupportWorkflow.Lifecycles;

/// <summary>What is asked of the kind of a state in many places.</summary>
internal static class StateKindOver
{
    extension(StateKind kind)
    {
        /// <summary>Whether nobody works on the ticket any more: it is done or at its end.</summary>
        public bool IsOver => kind is StateKind.Done or StateKind.Final;
    }
}
