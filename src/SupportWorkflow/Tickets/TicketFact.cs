using NodaTime;
using SupportWorkflow.Conditions;

namespace SupportWorkflow;

/// <summary>Reads the value of a fact; null: nobody knows.</summary>
internal delegate T FactReader<out T>(in FactSubject subject);

/// <summary>One fact: its name, its type, what people call it, how it is read, and since when it holds. Declared once, by the feature it belongs to.</summary>
internal sealed class TicketFact
{
    private readonly FactReader<bool?>? _yesNo;
    private readonly FactReader<decimal?>? _number;
    private readonly FactReader<string?>? _text;
    private readonly FactReader<int>? _code;
    private readonly FactReader<Instant?>? _since;

    private TicketFact(FactDeclaration declared, FactReader<bool?>? yesNo, FactReader<decimal?>? number, FactReader<string?>? text, FactReader<int>? code, FactReader<Instant?>? since) =>
        (Declared, _yesNo, _number, _text, _code, _since) = (declared, yesNo, number, text, code, since);

    public FactDeclaration Declared { get; }

    /// <summary>Whether only the host can find it out.</summary>
    public bool IsOutside { get; private init; }

    public static TicketFact YesNo(string name, FactReader<bool?> read) => new(FactDeclaration.YesNo(name), read, null, null, null, null);

    public static TicketFact Number(string name, FactReader<decimal?> read) => new(FactDeclaration.Number(name), null, read, null, null, null);

    /// <summary>A text; a profile may declare it as a choice of its own words.</summary>
    public static TicketFact Text(string name, FactReader<string?> read, FactReader<Instant?>? since = null) =>
        new(FactDeclaration.Text(name) with { KnowsSince = since is not null }, null, null, read, null, since);

    /// <summary>One of these values, read as a text.</summary>
    public static TicketFact Choice(string name, ValueList<FactChoice> choices, FactReader<string?> read) => new(FactDeclaration.Choice(name, choices), null, null, read, null, null);

    /// <summary>One of these values, read as its place in the list; negative: nobody knows.</summary>
    public static TicketFact Choice(string name, ValueList<FactChoice> choices, FactReader<int> read, FactReader<Instant?>? since = null) =>
        new(FactDeclaration.Choice(name, choices) with { KnowsSince = since is not null }, null, null, null, read, since);

    /// <summary>One of the profile's own fields.</summary>
    public static TicketFact Field(FactDeclaration declared, FactReader<FactValue> read) => declared.Type switch
    {
        FactType.Number => new(declared, null, (in s) => read(s).Number, null, null, null),
        FactType.YesNo => new(declared, (in s) => read(s).YesNo, null, null, null, null),
        _ => new(declared, null, null, (in s) => read(s).Text, null, null),
    };

    /// <summary>The same as a profile declares it.</summary>
    public TicketFact As(FactDeclaration declared) =>
        new(declared with { KnowsSince = _since is not null, Label = Declared.Label }, _yesNo, _number, _text, _code, _since) { IsOutside = IsOutside };

    /// <summary>The same as one that only the host can find out.</summary>
    public TicketFact AsOutside() => new(Declared, _yesNo, _number, _text, _code, _since) { IsOutside = true };

    /// <summary>The same with what people call it.</summary>
    public TicketFact Called(LocalText label) => new(Declared with { Label = label }, _yesNo, _number, _text, _code, _since) { IsOutside = IsOutside };

    /// <summary>These facts, each with the label that the table of their feature has under <c>fact.</c> and its name.</summary>
    public static ValueList<TicketFact> All(TextTable texts, params ReadOnlySpan<TicketFact> facts)
    {
        var all = new TicketFact[facts.Length];
        for (var i = 0; i < all.Length; i++) all[i] = texts.Has("fact." + facts[i].Declared.Name) ? facts[i].Called(texts.Say("fact." + facts[i].Declared.Name)) : facts[i];
        return new(all);
    }

    /// <param name="subject">What is asked.</param>
    /// <param name="place">The number of the fact in a catalogue.</param>
    /// <param name="catalogue">The catalogue.</param>
    public int Code(in FactSubject subject, int place, FactCatalogue catalogue)
    {
        if (_yesNo is not null) return _yesNo(subject) switch { null => -1, true => 1, false => 0 };
        if (_code is not null) return _code(subject);
        return _text?.Invoke(subject) is { } text ? catalogue.CodeOf(place, text) : -1;
    }

    /// <summary>The text, or the value of a choice as it is written, even when it is none of the list.</summary>
    public string? Text(in FactSubject subject)
    {
        if (_text is not null) return _text(subject);
        return _code is not null && _code(subject) is >= 0 and var code && code < Declared.Choices.Count ? Declared.Choices[code].Value : null;
    }

    public decimal? Number(in FactSubject subject) => _number?.Invoke(subject);

    public Instant? Since(in FactSubject subject) => _since?.Invoke(subject);

    public FactValue Value(in FactSubject subject)
    {
        var value = _number is not null ? FactValue.Of(_number(subject)) : _yesNo is not null ? FactValue.Of(_yesNo(subject)) : FactValue.Of(Text(subject));
        return Since(subject) is { } since ? value.HeldSince(since) : value;
    }
}
