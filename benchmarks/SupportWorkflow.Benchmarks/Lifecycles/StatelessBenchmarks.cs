using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Stateless;
using SupportWorkflow.Lifecycles;

namespace SupportWorkflow.Benchmarks.Lifecycles;

/// <summary>
/// The order machine of the README, once written for Stateless by hand and once as a lifecycle: what a lifecycle answers, Stateless
/// answered once. Both take the same steps: change (a re-entry), pay (with a guard), note (internal), and pay again (ignored); then the
/// order is placed anew.
/// </summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class StatelessBenchmarks
{
    private static readonly string[] Triggers = ["change", "pay", "note", "pay"];

    private readonly Lifecycle _lifecycle = Order();
    private readonly LifecycleTrigger[] _handles;
    private readonly GuardFacts _guards;
    private readonly StateMachine<string, string> _bare;
    private string _bareState = "placed";
    private string _name = "placed";
    private LifecycleState _state;
    private int _round;

    public StatelessBenchmarks()
    {
        _bare = Bare(() => _bareState, s => _bareState = s);
        _state = _lifecycle.Initial;
        _handles = [.. Triggers.Select(_lifecycle.Trigger)];
        _guards = _lifecycle.Given(("total", true));
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("a step")]
    public string StatelessFires()
    {
        if ((_round & 3) == 0)
            _bareState = "placed";
        _bare.Fire(Triggers[_round++ & 3]);
        return _bareState;
    }

    [Benchmark]
    [BenchmarkCategory("a step")]
    public LifecycleState RememberedByHandles()
    {
        if ((_round & 3) == 0)
            _state = _lifecycle.Initial;
        return _state = _lifecycle.Next(_state, _handles[_round++ & 3], _guards, default).To;
    }

    [Benchmark]
    [BenchmarkCategory("a step")]
    public string RememberedByName()
    {
        if ((_round & 3) == 0)
            _name = "placed";
        return _name = _lifecycle.Next(_name, Triggers[_round++ & 3], _guards, default).To.Name;
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("may it")]
    public bool StatelessCanFire() => _bare.CanFire(Triggers[_round++ & 3]);

    [Benchmark]
    [BenchmarkCategory("may it")]
    public bool RememberedIsPermitted() => _lifecycle.Next(_state, _handles[_round++ & 3], _guards, default).IsPermitted;

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("refused")]
    public string StatelessRefuses()
    {
        _bareState = "placed";
        _bare.Fire("ship");
        return _bareState;
    }

    [Benchmark]
    [BenchmarkCategory("refused")]
    public string RememberedRefusal() => _lifecycle.Next("placed", "ship", _guards, default).Rejection!.Code;

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("what may be done")]
    public async Task<int> StatelessPermittedTriggers() => (await _bare.GetPermittedTriggersAsync()).Count();

    [Benchmark]
    [BenchmarkCategory("what may be done")]
    public int RememberedPermittedNow() => _lifecycle.PermittedNow(_state, _guards, default).Count;

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("making one")]
    public object StatelessConfigured() => Bare(() => _bareState, s => _bareState = s);

    [Benchmark]
    [BenchmarkCategory("making one")]
    public object LifecycleBuilt() => Order();

    /// <summary>A lifecycle built and asked once: that question configures and fires the machine inside.</summary>
    [Benchmark]
    [BenchmarkCategory("making one")]
    public bool LifecycleBuiltAndAskedOnce() => Order().Next("placed", "change", default, default).IsPermitted;

    [Benchmark]
    [BenchmarkCategory("making one")]
    public object StandardLifecycleAsStateless() => Lifecycle.Standard.ToStateless(() => _bareState, s => _bareState = s);

    private static StateMachine<string, string> Bare(Func<string> get, Action<string> set)
    {
        var machine = new StateMachine<string, string>(get, set);
        machine
            .Configure("placed")
            .PermitIf("pay", "paid", () => true, "there is something to pay")
            .Permit("cancel", "cancelled")
            .PermitReentry("change");
        machine.Configure("paid").Permit("ship", "shipped").InternalTransition("note", () => { }).Ignore("pay");
        machine.Configure("shipped");
        machine.Configure("cancelled");
        machine.OnUnhandledTrigger((_, _) => { });
        return machine;
    }

    private static Lifecycle Order()
    {
        var builder = new LifecycleBuilder("order").Guard("total", "there is something to pay");
        builder
            .Configure("placed", StateKind.Queued)
            .PermitIf("pay", "paid", "total")
            .Permit("cancel", "cancelled")
            .PermitReentry("change");
        builder.Configure("paid", StateKind.Working).Permit("ship", "shipped").InternalTransition("note").Ignore("pay");
        builder.Configure("shipped", StateKind.Final);
        builder.Configure("cancelled", StateKind.Final);
        return builder.Build();
    }
}
