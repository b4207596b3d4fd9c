using System.Text.Json;
using NodaTime.Text;

namespace SupportWorkflow.Conditions;

/// <summary>Turns a tree into the JSON that reads back to an equal tree.</summary>
internal static class ConditionWriter
{
    public static ConditionDocument Write(Condition condition) =>
        condition switch
        {
            Condition.AllOf all => new() { All = [.. all.Parts.Select(Write)] },
            Condition.AnyOf any => new() { Any = [.. any.Parts.Select(Write)] },
            Condition.Negation not => new() { Not = Write(not.Part) },
            Condition.OneOf { Single: true } one => new() { Fact = one.Name, Is = Element(one.Values[0]) },
            Condition.OneOf one => new() { Fact = one.Name, In = [.. one.Values.Select(Element)] },
            Condition.Under under => new() { Fact = under.Name, Under = under.Path },
            Condition.Compared { How: Comparison.AtLeast } compared => new() { Fact = compared.Name, AtLeast = compared.With },
            Condition.Compared { How: Comparison.Above } compared => new() { Fact = compared.Name, Above = compared.With },
            Condition.Compared { How: Comparison.AtMost } compared => new() { Fact = compared.Name, AtMost = compared.With },
            Condition.Compared compared => new() { Fact = compared.Name, Below = compared.With },
            Condition.IsKnown known => new() { Fact = known.Name, Known = known.Yes },
            Condition.Dated { Test: { Time: { } time } } dated => new()
            {
                Fact = dated.Name,
                Within = PeriodPattern.NormalizingIso.Format(time),
            },
            Condition.Dated { Test.How: DateQuestion.Before } dated => new() { Fact = dated.Name, Before = With(dated.Test) },
            Condition.Dated dated => new() { Fact = dated.Name, After = With(dated.Test) },
            Condition.Lasting lasting => WriteFor(lasting),
            _ => new() { Always = true },
        };

    /// <summary>Beside what it is said of. A "for" around another cannot be written: no definition that was checked holds one.</summary>
    private static ConditionDocument WriteFor(Condition.Lasting lasting)
    {
        var document = Write(lasting.Part);
        document.For = ConditionTime.Write(lasting.Time);
        document.Calendar = lasting.Calendar;
        return document;
    }

    private static string With(DateTest test) => test.At is { } at ? InstantPattern.ExtendedIso.Format(at) : test.Other ?? "now";

    private static JsonElement Element(FactValue value)
    {
        if (value.Text is { } text)
            return JsonSerializer.SerializeToElement(text, ConditionJson.Default.String);
        if (value.Number is { } number)
            return JsonSerializer.SerializeToElement(number, ConditionJson.Default.Decimal);
        return JsonSerializer.SerializeToElement(value.YesNo ?? false, ConditionJson.Default.Boolean);
    }
}
