namespace SupportWorkflow.Testing;

/// <summary>How the processes over the data of a store are arranged while a promise is checked.</summary>
public enum StoreSetting
{
    /// <summary>One, from beginning to end.</summary>
    OneProcess,

    /// <summary>Every call is made by a process of its own, which has ended before the next one begins: nothing is kept in
    /// memory.</summary>
    Reopened,

    /// <summary>Two that make the calls by turns.</summary>
    TwoProcesses,
}
