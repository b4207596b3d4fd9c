namespace Properties;

/// <summary>FsCheck's [Properties]: the arbitraries of a class. Here beside [Property], so that a file needs no using of FsCheck.Xunit, which has both.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PropertiesAttribute : FsCheck.Xunit.PropertiesAttribute;
