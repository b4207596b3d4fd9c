namespace SupportWorkflow.Cli;

/// <summary>What the tool answers to the shell that called it.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The thing checked did not hold.</summary>
    public const int DidNotHold = 1;

    /// <summary>Arguments or an input file are wrong.</summary>
    public const int InputWrong = 2;

    /// <summary>A fault of ours.</summary>
    public const int InternalFault = 3;
}
