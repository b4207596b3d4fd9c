namespace SupportWorkflow.Conditions;

/// <summary>What can be asked by name while a condition is evaluated.</summary>
public interface IFacts
{
    /// <summary>The value of a fact; missing when nobody knows or there is no such fact.</summary>
    FactValue this[string fact] { get; }
}
