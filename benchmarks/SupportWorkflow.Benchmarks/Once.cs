using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace SupportWorkflow.Benchmarks;

/// <summary>
/// Runs every benchmark once, with the first of its parameters, so that no reader finds out that a set-up fails. Those of a million things
/// are large and left out.
/// </summary>
internal static class Once
{
    public const string Large = "large";

    public static async Task<int> RunAsync()
    {
        var failed = 0;
        var all = typeof(Once).Assembly.GetTypes().Where(t => Having<BenchmarkAttribute>(t).Any()).OrderBy(t => t.FullName);
        foreach (var type in all.Where(t => t.GetCustomAttribute<BenchmarkCategoryAttribute>()?.Categories.Contains(Large) != true))
        {
            var benchmark = Activator.CreateInstance(type)!;
            foreach (var property in type.GetProperties())
                if (property.GetCustomAttribute<ParamsAttribute>() is { Values: [var first, ..] })
                    property.SetValue(benchmark, first);
            try
            {
                await RunAsync(benchmark, Having<GlobalSetupAttribute>(type));
                foreach (var method in Having<BenchmarkAttribute>(type))
                {
                    var before = Having<IterationSetupAttribute>(type)
                        .Where(m =>
                            m.GetCustomAttribute<IterationSetupAttribute>()!.Targets is not { Length: > 0 } only
                            || only.Contains(method.Name)
                        );
                    await RunAsync(benchmark, [.. before, method]);
                }
                Console.WriteLine($"ok      {type.Name}");
            }
            catch (Exception e)
            {
                failed++;
                Console.WriteLine($"failed  {type.Name}: {(e.InnerException ?? e).Message}");
            }
        }
        return failed;
    }

    private static IEnumerable<MethodInfo> Having<T>(Type type)
        where T : Attribute => type.GetMethods().Where(m => m.IsDefined(typeof(T)));

    private static async Task RunAsync(object benchmark, IEnumerable<MethodInfo> methods)
    {
        foreach (var method in methods)
            if (method.Invoke(benchmark, null) is Task task)
                await task;
    }
}
