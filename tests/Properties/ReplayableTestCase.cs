using System.Text.RegularExpressions;
using FsCheck.Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Properties;

/// <summary>FsCheck's test of a property. Its failure says what to type to see that case again, and no other.</summary>
public sealed partial class ReplayableTestCase : PropertyTestCase
{
    /// <summary>For xunit, which writes test cases down and reads them back.</summary>
    public ReplayableTestCase() { }

    public ReplayableTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(diagnostics, display, options, method, null) { }

    public override Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        object[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource
    ) => base.RunAsync(diagnosticMessageSink, new Bus(messageBus, TestMethod), constructorArguments, aggregator, cancellationTokenSource);

    [GeneratedRegex(@"Last step was invoked with size of (\d+) and seed of \((\d+),(\d+)\)(:|\.\s+Replay directly.*)")]
    private static partial Regex LastStep();

    private sealed class Bus(IMessageBus bus, ITestMethod method) : IMessageBus
    {
        private readonly string _replay =
            $"Replay:\nPROPERTY_REPLAY=$2,$3,$1 dotnet test --filter FullyQualifiedName={method.TestClass.Class.Name}.{method.Method.Name}";

        public bool QueueMessage(IMessageSinkMessage message) =>
            bus.QueueMessage(message is ITestFailed failed ? Replayable(failed) : message);

        public void Dispose() => bus.Dispose();

        private TestFailed Replayable(ITestFailed failed) =>
            new(
                failed.Test,
                failed.ExecutionTime,
                failed.Output,
                failed.ExceptionTypes,
                [.. failed.Messages.Select(m => LastStep().Replace(m, _replay))],
                failed.StackTraces,
                failed.ExceptionParentIndices
            );
    }
}
