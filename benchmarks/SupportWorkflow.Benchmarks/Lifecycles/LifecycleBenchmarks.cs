using BenchmarkDotNet.Attributes;
using SupportWorkflow.Lifecycles;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Benchmarks.Lifecycles;

/// <summary>
/// The call centre's lifecycle: 12 states, 19 triggers, 4 roles, a guard. Budgets: next by handles 10 ns (3), by name 50 ns, triggers
/// possible now 20 ns (3), 0 B; a refusal 100 ns (30) and 256 B. Every round asks something else.
/// </summary>
[MemoryDiagnoser]
public class LifecycleBenchmarks
{
    private const int Rounds = 1024;

    private readonly Lifecycle _lifecycle = BuiltInProfiles.CallCenter.Compile().Lifecycle;
    private readonly (LifecycleState From, LifecycleTrigger Trigger, GuardFacts Guards, RoleSet Roles)[] _asked = new (
        LifecycleState,
        LifecycleTrigger,
        GuardFacts,
        RoleSet
    )[Rounds];
    private readonly (LifecycleState From, LifecycleTrigger Trigger, GuardFacts Guards, RoleSet Roles)[] _refused = new (
        LifecycleState,
        LifecycleTrigger,
        GuardFacts,
        RoleSet
    )[Rounds];
    private int _round;

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(5);
        for (var (asked, refused) = (0, 0); asked < Rounds || refused < Rounds; )
        {
            var (from, trigger) = (
                _lifecycle.States[random.Next(_lifecycle.States.Count)],
                _lifecycle.Triggers[random.Next(_lifecycle.Triggers.Count)]
            );
            var guards = random.Next(3) switch
            {
                0 => default,
                1 => _lifecycle.Given(("confirmed", true)),
                _ => _lifecycle.Given(("confirmed", false)),
            };
            var roles = _lifecycle.Roles([.. _lifecycle.RoleNames.Where(_ => random.Next(2) == 0).Select(r => new Role(r))]);
            var permitted = _lifecycle.Next(from, trigger, guards, roles).IsPermitted;
            if (permitted != _lifecycle.PermittedNow(from, guards, roles).Contains(trigger))
                throw new InvalidOperationException("The ways disagree.");
            if (asked < Rounds)
                _asked[asked++] = (from, trigger, guards, roles);
            if (!permitted && refused < Rounds)
                _refused[refused++] = (from, trigger, guards, roles);
        }
    }

    [Benchmark(Baseline = true)]
    public bool NextByHandles()
    {
        ref var asked = ref _asked[_round++ & (Rounds - 1)];
        return _lifecycle.Next(asked.From, asked.Trigger, asked.Guards, asked.Roles).IsPermitted;
    }

    [Benchmark]
    public bool NextByName()
    {
        ref var asked = ref _asked[_round++ & (Rounds - 1)];
        return _lifecycle.Next(asked.From.Name, asked.Trigger.Name, asked.Guards, asked.Roles).IsPermitted;
    }

    [Benchmark]
    public int PermittedNow()
    {
        ref var asked = ref _asked[_round++ & (Rounds - 1)];
        return _lifecycle.PermittedNow(asked.From, asked.Guards, asked.Roles).Count;
    }

    [Benchmark]
    public string RefusedWithItsCode()
    {
        ref var asked = ref _refused[_round++ & (Rounds - 1)];
        return _lifecycle.Next(asked.From, asked.Trigger, asked.Guards, asked.Roles).Rejection!.Code;
    }

    [Benchmark]
    public string RefusedWithEveryReasonInWords()
    {
        ref var asked = ref _refused[_round++ & (Rounds - 1)];
        return _lifecycle.Next(asked.From, asked.Trigger, asked.Guards, asked.Roles).Rejection!.Reason.English;
    }

    [Benchmark]
    public int ThreeLists()
    {
        ref var asked = ref _asked[_round++ & (Rounds - 1)];
        var permitted = _lifecycle.Permitted(asked.From, asked.Guards, asked.Roles);
        return permitted.Now.Count + permitted.OnceKnown.Count + permitted.NotNow.Count;
    }
}
