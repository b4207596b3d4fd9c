namespace SupportWorkflow.Escalations;

/// <summary>What of a ticket an action writes: of several rules in one pass the first in rank does.</summary>
[Flags]
internal enum WrittenField
{
    None = 0,
    Priority = 1,
    Level = 2,
    Assignment = 4,
    State = 8,

    /// <summary>What imported history says itself.</summary>
    ByHistory = Priority | Assignment | State,
}
