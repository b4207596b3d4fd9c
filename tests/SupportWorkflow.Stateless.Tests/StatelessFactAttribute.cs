namespace SupportWorkflow.StatelessBridge.Tests;

/// <summary>A test of behaviour: it needs the real Stateless and is reported as skipped, by its name, where that is absent.</summary>
internal sealed class StatelessFactAttribute : FactAttribute
{
#if !WITH_STATELESS
    public StatelessFactAttribute() => Skip = "Stateless is not there: build with -p:WithStateless=true.";
#endif
}
