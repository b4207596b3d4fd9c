namespace Properties;

/// <summary>
/// FsCheck's [Properties], which names the arbitraries of a class. It stands beside [Property] so that no file needs a using of
/// FsCheck.Xunit, where there is another [Property].
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PropertiesAttribute : FsCheck.Xunit.PropertiesAttribute;
