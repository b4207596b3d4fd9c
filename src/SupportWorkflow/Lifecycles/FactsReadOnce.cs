using SupportWorkflow.Conditions;

namespace SupportWorkflow.Lifecycles;

/// <summary>Reads each fact once, however many guards ask for it: reading may cost the host something.</summary>
internal sealed class FactsReadOnce(IFacts facts) : IFacts
{
    private readonly Dictionary<string, FactValue> _read = new(StringComparer.Ordinal);

    public FactValue this[string fact]
    {
        get
        {
            if (!_read.TryGetValue(fact, out var value))
                _read.Add(fact, value = facts[fact]);
            return value;
        }
    }
}
