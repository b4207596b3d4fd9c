using System.Diagnostics.CodeAnalysis;

namespace SupportWorkflow;

/// <summary>What a redaction makes of the members of one event.</summary>
/// <param name="what">The redaction.</param>
/// <param name="texts">Whether the texts of this event go.</param>
internal readonly struct Redactor(Redaction what, bool texts)
{
    /// <summary>The same for an event whose texts go in any case, if they are the person's.</summary>
    public Redactor Of(string? account) => new(what, texts || what.Names(account));

    /// <summary>An account: the pseudonym, if it is the person's.</summary>
    [return: NotNullIfNotNull(nameof(account))]
    public string? Account(string? account) => what.Names(account) ? what.Pseudonym : account;

    /// <summary>A text: erased, unless there is none.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public string? Text(string? text) => texts ? Erased(text) : text;

    /// <summary>A text that may repeat one of another event: erased with any redaction.</summary>
    public LocalText Repeated(LocalText text) => new(Erased(text.English), Erased(text.Chinese));

    /// <summary>A list with each of its items changed.</summary>
    public ValueList<T> Each<T>(ValueList<T> items, Func<T, Redactor, T> change)
    {
        if (items.Count == 0)
            return items;
        var changed = new T[items.Count];
        for (var i = 0; i < changed.Length; i++)
            changed[i] = change(items[i], this);
        return new(changed);
    }

    /// <summary>Whether the value of a field of the profile's own goes with the texts.</summary>
    public bool HidesField(string name) => texts && what.Fields.Contains(name);

    [return: NotNullIfNotNull(nameof(text))]
    private static string? Erased(string? text) => string.IsNullOrEmpty(text) ? text : Redaction.Erased;
}
