using SupportWorkflow.Conditions;

namespace SupportWorkflow;

/// <summary>The facts a profile's conditions may ask for, by their numbers, and how each is read. Immutable and thread-safe.</summary>
internal sealed class FactTable
{
    private readonly TicketFact[] _facts;

    private FactTable(TicketFact[] facts) => (_facts, Catalogue) = (facts, FactCatalogue.Of([.. facts.Select(f => f.Declared)]));

    /// <summary>Nothing may be asked.</summary>
    public static FactTable Empty { get; } = new([]);

    /// <summary>What conditions are checked against.</summary>
    public FactCatalogue Catalogue { get; }

    public TicketFact this[int fact] => _facts[fact];

    /// <summary>The fact of a name; null: there is none.</summary>
    public TicketFact? Find(string name) => Catalogue.IndexOf(name) is >= 0 and var place ? _facts[place] : null;

    /// <param name="facts">The facts, in the order of their numbers.</param>
    /// <param name="declared">Those that a profile declares with its own words.</param>
    public static FactTable Of(IEnumerable<TicketFact> facts, params ValueList<FactDeclaration> declared) =>
        new([.. facts.Select(f => declared.FirstOrDefault(d => d.Name == f.Declared.Name) is { } own ? f.As(own) : f)]);

    /// <summary>These facts and more, these first.</summary>
    public FactTable With(params IEnumerable<TicketFact> more) => new([.. _facts, .. more]);

    /// <summary>Whether a condition asks what only the host can find out.</summary>
    public bool AsksOutside(Condition condition) =>
        ConditionFacts.Of(condition).Any(name => Catalogue.IndexOf(name) is >= 0 and var place && _facts[place].IsOutside);

    /// <summary>The facts as they are.</summary>
    public TicketFacts Of(in FactSubject subject) => new(this, subject);

    /// <summary>The facts of a ticket that nobody acts on.</summary>
    public TicketFacts Of(Ticket ticket) => new(this, new(ticket));

    /// <summary>The same asked by name, for policies and explanations; deciding asks by number.</summary>
    public IFacts ByName(Ticket ticket, Actor? actor = null, string? track = null) => new Named(this, ticket, actor, track);

    private sealed class Named(FactTable table, Ticket ticket, Actor? actor, string? track) : IFacts
    {
        private readonly FactSubject _subject = actor is null
            ? new(ticket) { Track = track }
            : new FactSubject(ticket) { Track = track }.By(actor);

        public FactValue this[string fact] =>
            table.Catalogue.IndexOf(fact) is >= 0 and var place ? table[place].Value(_subject) : FactValue.Missing;
    }
}
