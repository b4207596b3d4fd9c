namespace SupportWorkflow;

/// <summary>Where something stands in a JSON document.</summary>
internal static class JsonPath
{
    /// <summary>A member's path: <c>$.a.b</c>, or <c>$.a['b c']</c> where the name is not plain.</summary>
    internal static string Step(string path, string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '$') ? $"{path}.{name}" : $"{path}['{name}']";
}
