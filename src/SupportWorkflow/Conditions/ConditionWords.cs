using System.Globalization;

namespace SupportWorkflow.Conditions;

/// <summary>A condition in words, as it stands, without a fact being asked.</summary>
internal static class ConditionWords
{
    private static readonly TextTable Texts = ConditionTexts.Table;

    /// <param name="condition">The condition.</param>
    /// <param name="facts">What people call the facts and their values; a fact that is not in it goes by its name.</param>
    public static LocalText Of(Condition condition, FactCatalogue facts) =>
        condition switch
        {
            Condition.AllOf all => Joined("and-said", all.Parts, facts),
            Condition.AnyOf any => Joined("or-said", any.Parts, facts),
            Condition.Negation { Part: Condition.OneOf one } => Texts.Say("is-not-said", Label(one.Name, facts), Values(one, facts)),
            Condition.Negation not => Texts.Say("not-said", Of(not.Part, facts)),
            Condition.OneOf one => Texts.Say("is", Label(one.Name, facts), Values(one, facts)),
            Condition.Under under => Texts.Say(
                "is",
                Label(under.Name, facts),
                Texts.Say("or-below", Value(FactValue.Of(under.Path), facts.Find(under.Name)))
            ),
            Condition.Compared compared => Texts.Say(
                "compared-said",
                Label(compared.Name, facts),
                Texts.Say(Key(compared.How), compared.With.ToString(CultureInfo.InvariantCulture))
            ),
            Condition.Dated dated => Texts.Say(
                "compared-said",
                Label(dated.Name, facts),
                ConditionTexts.Of(dated.Test, dated.Test.Other is { } other ? Label(other, facts) : null)
            ),
            Condition.IsKnown known => Texts.Say(known.Yes ? "known-said" : "unknown", Label(known.Name, facts)),
            Condition.Lasting lasting => Texts.Say(
                "lasting-said",
                Of(lasting.Part, facts),
                lasting.Calendar is { } calendar
                    ? Texts.Say("working-time", ConditionTime.Words(lasting.Time), calendar)
                    : ConditionTime.Words(lasting.Time)
            ),
            _ => Texts.Say("always"),
        };

    private static string Key(Comparison how) =>
        how switch
        {
            Comparison.AtLeast => "at-least",
            Comparison.Above => "above",
            Comparison.AtMost => "at-most",
            _ => "below",
        };

    private static LocalText Label(string fact, FactCatalogue facts) => facts.Find(fact)?.Label ?? fact;

    private static LocalText Values(Condition.OneOf one, FactCatalogue facts) =>
        ConditionTexts.Or([.. one.Values.Select(v => Value(v, facts.Find(one.Name)))]);

    private static LocalText Value(FactValue value, FactDeclaration? fact)
    {
        if (value.YesNo is { } yes)
            return Texts.Say(yes ? "yes" : "no");
        return fact?.Choices.FirstOrDefault(c => c.Value == value.Text)?.Text ?? value.ToString();
    }

    private static LocalText Joined(string key, ValueList<Condition> parts, FactCatalogue facts)
    {
        var texts = parts.Select(p => p is Condition.AllOf or Condition.AnyOf ? Texts.Say("brackets", Of(p, facts)) : Of(p, facts));
        return texts.Aggregate((left, right) => Texts.Say(key, left, right));
    }
}
