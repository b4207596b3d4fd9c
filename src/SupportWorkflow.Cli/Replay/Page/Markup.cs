using System.Globalization;
using System.Net;
using System.Text;

namespace SupportWorkflow.Cli.Replay;

/// <summary>Markup being written. Whatever comes from a log goes through <see cref="Text"/> or a value of
/// <see cref="Open"/>, which escape it.</summary>
internal sealed class Markup
{
    private readonly StringBuilder _text = new();

    /// <summary>Markup of our own, as it stands.</summary>
    public Markup Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public Markup Text(string text) => Raw(Escaped(text));

    /// <summary>An opening tag with its attributes.</summary>
    public Markup Open(string tag, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _text.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
            _text.Append(' ').Append(name).Append("=\"").Append(Escaped(value)).Append('"');
        _text.Append('>');
        return this;
    }

    public Markup Close(string tag) => Raw($"</{tag}>");

    public Markup Element(string tag, string text, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Open(tag, attributes).Text(text).Close(tag);

    public Markup Add(Markup other)
    {
        _text.Append(other._text);
        return this;
    }

    /// <summary>A figure: what people read, and the value it stands for under the path it has in the JSON document.</summary>
    public Markup Figure(string path, double value, string shown) =>
        Element("data", shown, ("value", Invariant(value)), ("data-figure", path));

    /// <summary>A path into the JSON document: names of a log may hold slashes.</summary>
    public static string Path(params ReadOnlySpan<string> names)
    {
        var path = new StringBuilder();
        foreach (var name in names)
            path.Append('/').Append(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        return path.ToString();
    }

    public override string ToString() => _text.ToString();

    /// <summary>A number for a machine.</summary>
    public static string Invariant(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Escaped(string text) =>
        WebUtility.HtmlEncode(string.Concat(text.Select(c => char.IsControl(c) && c is not ('\n' or '\t') ? '\uFFFD' : c)));
}
