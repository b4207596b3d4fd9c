namespace SupportWorkflow;

/// <summary>Where something stands in a JSON document.</summary>
internal static class JsonPath
{
    /// <summary>How long a path may get: what stands deeper has the path of what it stands in.</summary>
    internal const int MostCharacters = 1000;

    /// <summary>A member's path: <c>$.a.b</c>, or <c>$.a['b c']</c> where the name is not plain.</summary>
    internal static string Step(string path, string name)
    {
        if (path.Length + name.Length > MostCharacters)
            return path;
        return name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '$')
            ? $"{path}.{name}"
            : $"{path}['{name}']";
    }
}
