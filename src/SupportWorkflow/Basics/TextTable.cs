using System.Globalization;
using System.Reflection;
using System.Resources;

namespace SupportWorkflow;

/// <summary>
/// The sentences of one room: <c>Texts.resx</c> and <c>Texts.zh-CN.resx</c> in its folder, both embedded in the assembly
/// and both looked up by name, so that no ambient culture decides what somebody reads.
/// </summary>
/// <param name="room">The room's folder.</param>
/// <param name="assembly">Where the sentences are embedded.</param>
internal sealed partial class TextTable(string room, Assembly assembly)
{
    private readonly ResourceManager _english = new($"SupportWorkflow.{room}.Texts", assembly);
    private readonly ResourceManager _chinese = new($"SupportWorkflow.{room}.Texts.zh-CN", assembly);

    /// <param name="room">A room of the library this class is compiled into.</param>
    public TextTable(string room)
        : this(room, typeof(TextTable).Assembly) { }

    /// <summary>A sentence with its values put in. A value may be a <see cref="LocalText"/>:
    /// it is read in the sentence's language.</summary>
    public LocalText Say(string key, params ReadOnlySpan<object?> values) =>
        new(Fill(_english, key, values, "en"), Fill(_chinese, key, values, "zh-CN"));

    /// <summary>Whether there is a sentence of that key.</summary>
    public bool Has(string key) => _english.GetString(key, CultureInfo.InvariantCulture) is not null;

    private static string Fill(ResourceManager table, string key, ReadOnlySpan<object?> values, string language)
    {
        var format = table.GetString(key, CultureInfo.InvariantCulture)
            ?? throw new InvalidOperationException($"There is no text '{key}' in {table.BaseName}.");
        if (values.IsEmpty)
            return format;
        var local = new object?[values.Length];
        for (var i = 0; i < local.Length; i++)
            local[i] = values[i] is LocalText text ? text.In(language) : values[i];
        return string.Format(CultureInfo.InvariantCulture, format, local);
    }
}
