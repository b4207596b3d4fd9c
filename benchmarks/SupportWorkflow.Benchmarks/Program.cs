using BenchmarkDotNet.Running;
using SupportWorkflow.Benchmarks;

if (args is ["once"])
    return await Once.RunAsync();
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
