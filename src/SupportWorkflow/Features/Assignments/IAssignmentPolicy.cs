namespace SupportWorkflow.Assignments;

/// <summary>Says who gets a ticket (ASG-1, ASG-7). Pure: same input, same result.</summary>
/// <example><code>
/// class ToTheAccountManager : IAssignmentPolicy
/// {
///     public AssignmentResult Choose(AssignmentInput input) =>
///         input.Tier == "vip" &amp;&amp; input.Roster?.IsOnDuty(new("chen.jie")) == true
///             ? new() { Agent = new("chen.jie") }
///             : input.ByProfile();
/// }
/// </code></example>
public interface IAssignmentPolicy
{
    /// <summary>What it is called in the documents that tickets pin; the name of its class, unless it says otherwise.</summary>
    string Name => GetType().Name;

    /// <summary>Which issue of it this is. A policy that answers otherwise than before needs another one: tickets pin it.</summary>
    string Version => "1";

    /// <summary>Who gets it.</summary>
    AssignmentResult Choose(AssignmentInput input);
}
