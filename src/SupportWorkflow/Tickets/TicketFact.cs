using NodaTime;
using NodaTime.Text;
using SupportWorkflow.Conditions;

namespace SupportWorkflow;

/// <summary>Reads the value of a fact; null: nobody knows.</summary>
internal delegate T FactReader<out T>(in FactSubject subject);

/// <summary>
/// One fact: its name, its type, what people call it, how it is read, and since when it holds. Declared once, by the feature it belongs to.
/// </summary>
internal sealed record TicketFact
{
    private TicketFact(FactDeclaration declared) => Declared = declared;

    public FactDeclaration Declared { get; private init; }

    /// <summary>Whether only the host can find it out.</summary>
    public bool IsOutside { get; init; }

    /// <summary>The events that say it, where others do not; none: all do, or it is no fact of events.</summary>
    public ValueList<string> SaidBy { get; init; }

    private FactReader<bool?>? ReadYesNo { get; init; }

    private FactReader<decimal?>? ReadNumber { get; init; }

    private FactReader<string?>? ReadText { get; init; }

    private FactReader<int>? ReadCode { get; init; }

    private FactReader<Instant?>? ReadSince { get; init; }

    private FactReader<Instant?>? ReadInstant { get; init; }

    public static TicketFact YesNo(string name, FactReader<bool?> read) => new(FactDeclaration.YesNo(name)) { ReadYesNo = read };

    public static TicketFact Number(string name, FactReader<decimal?> read) => new(FactDeclaration.Number(name)) { ReadNumber = read };

    /// <summary>A text; a profile may declare it as a choice of its own words.</summary>
    public static TicketFact Text(string name, FactReader<string?> read, FactReader<Instant?>? since = null) =>
        new(FactDeclaration.Text(name) with { KnowsSince = since is not null }) { ReadText = read, ReadSince = since };

    /// <summary>One of these values, read as a text.</summary>
    public static TicketFact Choice(string name, ValueList<FactChoice> choices, FactReader<string?> read) =>
        new(FactDeclaration.Choice(name, choices)) { ReadText = read };

    /// <summary>One of these values, read as its place in the list; negative: nobody knows.</summary>
    public static TicketFact Choice(string name, ValueList<FactChoice> choices, FactReader<int> read, FactReader<Instant?>? since = null) =>
        new(FactDeclaration.Choice(name, choices) with { KnowsSince = since is not null }) { ReadCode = read, ReadSince = since };

    /// <summary>One of the profile's own fields.</summary>
    public static TicketFact Field(FactDeclaration declared, FactReader<FactValue> read) =>
        declared.Type switch
        {
            FactType.Number => new(declared) { ReadNumber = (in s) => read(s).Number },
            FactType.YesNo => new(declared) { ReadYesNo = (in s) => read(s).YesNo },
            _ when declared.IsInstant => new(declared) { ReadText = (in s) => read(s).Text, ReadInstant = (in s) => read(s).Instant },
            _ => new(declared) { ReadText = (in s) => read(s).Text },
        };

    /// <summary>An instant, written as a text.</summary>
    public static TicketFact Instant(string name, FactReader<Instant?> read) =>
        new(FactDeclaration.Text(name) with { IsInstant = true })
        {
            ReadText = (in s) => read(s) is { } at ? InstantPattern.ExtendedIso.Format(at) : null,
            ReadInstant = read,
        };

    /// <summary>The same as a profile declares it.</summary>
    public TicketFact As(FactDeclaration declared) =>
        this with
        {
            Declared = declared with { KnowsSince = Declared.KnowsSince, Label = Declared.Label },
        };

    /// <summary>The same with what people call it.</summary>
    public TicketFact Called(LocalText label) => this with { Declared = Declared with { Label = label } };

    /// <summary>These facts, each with the label that the table of their feature has under <c>fact.</c> and its name.</summary>
    public static ValueList<TicketFact> All(TextTable texts, params ReadOnlySpan<TicketFact> facts)
    {
        var all = new TicketFact[facts.Length];
        for (var i = 0; i < all.Length; i++)
            all[i] = texts.Has("fact." + facts[i].Declared.Name) ? facts[i].Called(texts.Say("fact." + facts[i].Declared.Name)) : facts[i];
        return new(all);
    }

    /// <param name="subject">What is asked.</param>
    /// <param name="place">The number of the fact in a catalogue.</param>
    /// <param name="catalogue">The catalogue.</param>
    public int Code(in FactSubject subject, int place, FactCatalogue catalogue)
    {
        if (ReadYesNo is not null)
            return ReadYesNo(subject) switch
            {
                null => -1,
                true => 1,
                false => 0,
            };
        if (ReadCode is not null)
            return ReadCode(subject);
        return ReadText?.Invoke(subject) is { } text ? catalogue.CodeOf(place, text) : -1;
    }

    /// <summary>The text, or the value of a choice as it is written, even when it is none of the list.</summary>
    public string? Text(in FactSubject subject)
    {
        if (ReadText is not null)
            return ReadText(subject);
        return ReadCode is not null && ReadCode(subject) is >= 0 and var code && code < Declared.Choices.Count
            ? Declared.Choices[code].Value
            : null;
    }

    public decimal? Number(in FactSubject subject) => ReadNumber?.Invoke(subject);

    /// <summary>The instant that it holds; null: none, or it holds no instants.</summary>
    public Instant? InstantOf(in FactSubject subject) => ReadInstant?.Invoke(subject);

    public Instant? Since(in FactSubject subject) => ReadSince?.Invoke(subject);

    public FactValue Value(in FactSubject subject)
    {
        var value =
            ReadNumber is not null ? FactValue.Of(ReadNumber(subject))
            : ReadYesNo is not null ? FactValue.Of(ReadYesNo(subject))
            : FactValue.Of(Text(subject));
        return Since(subject) is { } since ? value.HeldSince(since) : value;
    }
}
