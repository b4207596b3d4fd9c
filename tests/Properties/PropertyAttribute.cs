using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Xunit.Sdk;

namespace Properties;

/// <summary>
/// FsCheck's [Property], with the same cases in every run, so that it says the same about the same code.
/// PROPERTY_TESTS=n          that many cases per property, other ones each time (nightly 10000)
/// PROPERTY_SEED=n           fixed start seed for every property
/// PROPERTY_REPLAY=s,g,size  run exactly one case; a failure prints the whole line to type
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Properties.PropertyDiscoverer", "Properties")]
public sealed class PropertyAttribute : FsCheck.Xunit.PropertyAttribute
{
    private const ulong Gamma = 0x9e3779b97f4a7c15UL;

    public PropertyAttribute([CallerMemberName] string name = "")
    {
        QuietOnSuccess = Env("PROPERTY_TESTS") is null;
        MaxRejected = 10_000;
        if (Env("PROPERTY_TESTS") is { } tests)
            MaxTest = int.Parse(tests, CultureInfo.InvariantCulture);
        if ((Env("PROPERTY_REPLAY") ?? Seed(name)) is { } replay)
            Replay = replay;
    }

    /// <summary>How many cases a normal run tests; default 100. MaxTest here would say so of PROPERTY_TESTS too.</summary>
    public int Cases
    {
        get => MaxTest;
        set => MaxTest = Env("PROPERTY_TESTS") is null ? value : MaxTest;
    }

    private static string? Seed(string name)
    {
        if (Env("PROPERTY_SEED") is { } seed)
            return $"{seed},{Gamma}";
        return Env("PROPERTY_TESTS") is null
            ? $"{BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)))},{Gamma}"
            : null;
    }

    private static string? Env(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
