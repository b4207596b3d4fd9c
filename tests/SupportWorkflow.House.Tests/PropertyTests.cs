using System.Text.RegularExpressions;
using FsCheck.Fluent;
using Properties;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace SupportWorkflow.House;

/// <summary>Random tests try the same cases in every run, or as many others as are asked for; a failure says how to see its case.</summary>
public sealed partial class PropertyTests
{
    private const string Small = nameof(Tried.All_numbers_are_small);

    [Fact]
    public async Task Two_runs_fail_alike_and_what_a_failure_says_to_type_shows_its_case_alone()
    {
        var failure = await ResultOf(Small);
        var typed = Typed().Match(failure);
        var again = await ResultOf(Small, replay: typed.Groups["case"].Value);

        Assert.Equal(failure, await ResultOf(Small));
        Assert.Contains("Label of failing property: 10 or more\n", failure);
        Assert.Contains("Shrunk:\n10\n", failure);
        Assert.DoesNotContain("after 1 test ", failure);
        Assert.Equal($"{typeof(Tried).FullName}.{Small}", typed.Groups["test"].Value);
        Assert.Contains("after 1 test ", again);
        Assert.Equal(failure[typed.Index..], again[Typed().Match(again).Index..]);
    }

    [Fact]
    public async Task As_many_other_cases_are_tried_as_are_asked_for()
    {
        await ResultOf(nameof(Tried.Cases_are_counted));
        Assert.Equal(7, Tried.Count);
        Assert.Contains("Ok, passed 9 tests", await ResultOf(nameof(Tried.Cases_are_counted), tests: "9"));
        Assert.Equal(16, Tried.Count);
        Assert.NotEqual(await ResultOf(Small, tests: "500"), await ResultOf(Small, tests: "500"));
    }

    [Fact]
    public void Every_property_is_run_by_the_attribute_of_the_house() =>
        Rule.Holds(
            Repository
                .Files("tests", "*.cs")
                .Where(f => !f.EndsWith("PropertyTests.cs", StringComparison.Ordinal))
                .SelectMany(f => Strangers(Repository.Relative(f), File.ReadAllText(f)))
        );

    [Fact]
    public void That_rule_can_fail()
    {
        Assert.Empty(Strangers("a.cs", "using Properties;\n[Property(Cases = 5)]"));
        Assert.Equal(["a.cs: [Property]"], Strangers("a.cs", "using FsCheck.Xunit;\n[Property]"));
        Assert.Equal(["a.cs: Check.One", "a.cs: .QuickCheck"], Strangers("a.cs", "Check.One(config, one); other.QuickCheck();"));
        Assert.Equal(["a.cs: [Property(MaxTest"], Strangers("a.cs", "using Properties;\n[Property(MaxTest = 9)]"));
    }

    [Fact]
    public void Xunit_finds_what_runs_a_property()
    {
        var named = typeof(PropertyAttribute)
            .GetCustomAttributesData()
            .Single(a => a.AttributeType == typeof(XunitTestCaseDiscovererAttribute));

        Assert.Equal((object[])["Properties.PropertyDiscoverer", "Properties"], named.ConstructorArguments.Select(a => a.Value));
        Assert.NotNull(Type.GetType("Properties.PropertyDiscoverer, Properties"));
    }

    /// <summary>What runs FsCheck past the attribute, or takes from it what it decides.</summary>
    private static IEnumerable<string> Strangers(string file, string text)
    {
        var found = Past().Matches(text).Concat(Ours().IsMatch(text) ? [] : Marked().Matches(text));
        return found.Select(m => $"{file}: {m.Value}");
    }

    [GeneratedRegex(@"PROPERTY_REPLAY=(?<case>\d+,\d+,\d+) dotnet test --filter FullyQualifiedName=(?<test>\S+)")]
    private static partial Regex Typed();

    [GeneratedRegex(@"^using (Properties|PropertyAttribute = Properties\.PropertyAttribute);", RegexOptions.Multiline)]
    private static partial Regex Ours();

    [GeneratedRegex(@"^ *\[Property\b[^\]]*\]", RegexOptions.Multiline)]
    private static partial Regex Marked();

    [GeneratedRegex(
        @"\bCheck\.(Quick\w*|One|All|Method)\b|\.(Quick|Verbose)Check\w*|FsCheck\.Xunit\.Property\b"
            + @"|\[Property\([^\])]*\b(MaxTest|Replay)\b"
    )]
    private static partial Regex Past();

    /// <summary>Runs one of the properties below as xunit would.</summary>
    private static async Task<string> ResultOf(string property, string? replay = null, string? tests = null)
    {
        (string Name, string? Value)[] wanted = [("PROPERTY_REPLAY", replay), ("PROPERTY_TESTS", tests), ("PROPERTY_SEED", null)];
        var before = wanted.Select(v => Environment.GetEnvironmentVariable(v.Name)).ToArray();
        using var told = new TestMessageBus();
        try
        {
            foreach (var (name, value) in wanted)
                Environment.SetEnvironmentVariable(name, value);
            var assembly = new TestAssembly(Reflector.Wrap(typeof(Tried).Assembly));
            var method = new TestMethod(
                new TestClass(new TestCollection(assembly, null, "tried"), Reflector.Wrap(typeof(Tried))),
                Reflector.Wrap(typeof(Tried).GetMethod(property)!)
            );
            var nowhere = new NullMessageSink();
            var test = new ReplayableTestCase(nowhere, TestMethodDisplay.ClassAndMethod, TestMethodDisplayOptions.None, method);
            await test.RunAsync(nowhere, told, [], new ExceptionAggregator(), new CancellationTokenSource());
        }
        finally
        {
            foreach (var (one, value) in wanted.Zip(before))
                Environment.SetEnvironmentVariable(one.Name, value);
        }
        return Assert.Single(told.Results);
    }

    private sealed class TestMessageBus : IMessageBus
    {
        public List<string> Results { get; } = [];

        public bool QueueMessage(IMessageSinkMessage message)
        {
            if (message is ITestResultMessage result)
                Results.Add(result is ITestFailed failed ? failed.Messages[0] : result.Output);
            return true;
        }

        public void Dispose() { }
    }

#pragma warning disable xUnit1000 // not public, so that nobody else runs it
    private sealed class Tried
#pragma warning restore xUnit1000
    {
        public static int Count { get; private set; }

        [Property]
        public FsCheck.Property All_numbers_are_small(int number) => (number < 10).Label("10 or more");

        [Property(Cases = 7)]
        public bool Cases_are_counted() => ++Count > 0;
    }
}
