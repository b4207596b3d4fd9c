namespace SupportWorkflow;

/// <summary>
/// What an object of this class says, it says as a whole: a definition that extends another replaces it and never mixes the members of
/// both. A text would otherwise keep the other's Chinese, and a condition the other's comparison.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ReplacedWholeAttribute : Attribute;
