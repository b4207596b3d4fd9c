namespace SupportWorkflow.Priorities;

/// <summary>Decides a priority. Pure: same input, same result; sees only what a priority may depend on (PRI-7).</summary>
public interface IPriorityPolicy
{
    /// <summary>The priority and the reasons for it.</summary>
    PriorityResult Decide(PriorityInput input);
}
