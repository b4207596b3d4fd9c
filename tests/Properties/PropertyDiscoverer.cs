using Xunit.Abstractions;
using Xunit.Sdk;

namespace Properties;

/// <summary>Named in <see cref="PropertyAttribute"/>: xunit asks it for the test of a property.</summary>
public sealed class PropertyDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        ITestMethod testMethod,
        IAttributeInfo factAttribute
    )
    {
        var (display, options) = (discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault());
        return [new ReplayableTestCase(diagnostics, display, options, testMethod)];
    }
}
