namespace SupportWorkflow.Priorities;

/// <summary>Decides a priority. Pure: same input, same result; sees only what a priority may depend on (PRI-7).</summary>
public interface IPriorityPolicy
{
    /// <summary>What it is called in the documents that tickets pin; the name of its class, unless it says otherwise.</summary>
    string Name => GetType().Name;

    /// <summary>Which issue of it this is. A policy that answers otherwise than before needs another one: tickets pin it.</summary>
    string Version => "1";

    /// <summary>The priority and the reasons for it.</summary>
    PriorityResult Decide(PriorityInput input);
}
