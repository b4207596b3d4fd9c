using NodaTime;
using SupportWorkflow.Calendars;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Tests.Conditions;

public sealed class ConditionTests
{
    private static readonly Instant Noon = Instant.FromUtc(2024, 10, 11, 12, 0);

    private static readonly WorkCalendar Office = WorkCalendar.In("UTC").Open(Weekdays.MondayToFriday, "09:00-17:00").Build();

    [Fact]
    public void Unknown_is_its_own_answer_and_decides_only_where_nothing_else_does()
    {
        Condition vip = Condition.Fact("tier").Is("vip"),
            high = Condition.Fact("priority").In("P1", "P2");
        var facts = new Facts { ["priority"] = FactValue.Of("P1") };
        Assert.Equal(Truth.Unknown, vip.Evaluate(facts));
        Assert.Equal(Truth.Unknown, Condition.Not(vip).Evaluate(facts));
        Assert.Equal(Truth.True, Condition.Any(vip, high).Evaluate(facts));
        Assert.Equal(Truth.Unknown, Condition.All(vip, high).Evaluate(facts));
        Assert.Equal(Truth.False, Condition.All(vip, Condition.Not(high)).Evaluate(facts));
        Assert.Equal(Truth.False, Condition.Fact("tier").Known.Evaluate(facts));
        Assert.Equal(Truth.True, Condition.Fact("tier").Unknown.Evaluate(facts));
        Assert.Equal(Truth.True, Condition.Always.Evaluate(facts));
    }

    [Fact]
    public void The_reason_names_what_was_found_and_what_was_needed()
    {
        var condition = Condition.All(
            Condition.Fact("priority").In("P1", "P2"),
            Condition.Fact("tier").Is("vip"),
            Condition.Fact("users").AtLeast(10),
            Condition.Fact("alert").Is(true)
        );
        var facts = new Facts
        {
            ["priority"] = FactValue.Of("P3"),
            ["users"] = FactValue.Of(12.5m),
            ["alert"] = FactValue.Of(false),
        };
        var why = condition.Explain(facts, Noon);
        Assert.Equal(
            """
            ✗ all of these
              ✗ priority is P3, needed P1 or P2
              ? tier is unknown
              ✓ users is 12.5, at least 10
              ✗ alert is no, needed yes
            """.ReplaceLineEndings("\n"),
            why.ToText()
        );
        Assert.Equal(
            """
            ✗ 以下全部成立
              ✗ priority为P3，需要P1或P2
              ? tier未知
              ✓ users为12.5，不小于 10
              ✗ alert为否，需要是
            """.ReplaceLineEndings("\n"),
            why.ToText("zh-CN")
        );
        Assert.Empty(why.MissingFacts); // the answer is no whatever the tier is
    }

    [Fact]
    public void A_catalogue_gives_the_words_people_use()
    {
        var facts = FactCatalogue.Of(
            FactDeclaration.Choice("impact", new FactChoice("blocked", new("A user cannot work", "用户无法工作")), "none") with
            {
                Label = new("the impact", "影响"),
            }
        );
        var reader = new NamedFacts(new Facts { ["impact"] = FactValue.Of("none") }, facts);
        var why = Condition.Fact("impact").Is("blocked").Compile(facts).Explain(ref reader, Noon, null);
        Assert.Equal("✗ the impact is none, needed A user cannot work", why.ToText());
        Assert.Equal("✗ 影响为none，需要用户无法工作", why.ToText("zh-CN"));
    }

    /// <summary>A path is under itself and under what stands before one of its slashes; a longer word is another one.</summary>
    [Theory]
    [InlineData("software", Truth.True)]
    [InlineData("software/login", Truth.True)]
    [InlineData("software/login/code", Truth.True)]
    [InlineData("software-system", Truth.False)]
    [InlineData("Software/login", Truth.False)]
    [InlineData("hardware", Truth.False)]
    [InlineData("my/software", Truth.False)]
    [InlineData(null, Truth.Unknown)]
    [Trait("Requirement", "CLS-1")]
    public void Under_a_path_is_the_path_and_what_lies_below_it(string? value, Truth expected)
    {
        Facts facts = [];
        if (value is not null)
            facts["category"] = FactValue.Of(value);
        var under = Condition.Fact("category").Under("software");
        Assert.Equal(expected, under.Evaluate(facts));
        Assert.Equal(
            expected switch
            {
                Truth.True => Truth.False,
                Truth.False => Truth.True,
                _ => Truth.Unknown,
            },
            Condition.Not(under).Evaluate(facts)
        );
    }

    [Fact]
    [Trait("Requirement", "CLS-1")]
    public void Under_of_a_choice_is_one_of_the_declared_values_below()
    {
        var facts = FactCatalogue.Of(
            FactDeclaration.Choice("category", new FactChoice("software", new("Software", "软件")), "software/login", "software-system")
        );
        var under = Condition.FromJson("""{ "fact": "category", "under": "software" }"""u8, facts);
        var gone = new NamedFacts(new Facts { ["category"] = FactValue.Of("software/of-an-older-version") }, facts);
        var other = new NamedFacts(new Facts { ["category"] = FactValue.Of("software-system") }, facts);
        var compiled = under.Compile(facts);
        Assert.True(compiled.TryFlatten(out var parts));
        Assert.Equal((0, 0b011UL), Assert.Single(parts));
        Assert.Equal(Truth.False, compiled.Test(ref gone));
        Assert.Equal("✗ category is software-system, needed Software or software/login", compiled.Explain(ref other, Noon, null).ToText());
        Assert.Equal("category为软件或其下级", ConditionWords.Of(under, facts).Chinese);
        var any = Condition.Fact("category").Under("software").Explain(new Facts { ["category"] = FactValue.Of("network") }, Noon);
        Assert.Equal("✗ category is network, needed software or below it", any.ToText());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/software")]
    [InlineData("software/")]
    public void Under_no_path_is_a_mistake_of_the_caller(string path) =>
        Assert.Throws<ArgumentException>(() => Condition.Fact("category").Under(path));

    [Fact]
    public void A_missing_fact_that_leaves_the_answer_open_is_named()
    {
        var condition = Condition.All(
            Condition.Any(Condition.Fact("a").Is("x"), Condition.Fact("b").Is(1m)),
            Condition.Not(Condition.Fact("c").Is(true))
        );
        Assert.Equal(["a", "b", "c"], condition.Explain(new Facts(), Noon).MissingFacts);
        Assert.Equal(["c"], condition.Explain(new Facts { ["a"] = FactValue.Of("x") }, Noon).MissingFacts);
    }

    [Fact]
    public void Elapsed_time_flips_to_the_nanosecond()
    {
        var condition = Condition.Fact("state").Is("waiting").For(Duration.FromHours(4));
        var facts = new Facts { ["state"] = FactValue.Of("waiting").HeldSince(Noon) };
        var due = Noon + Duration.FromHours(4);
        Assert.Equal(new ConditionAnswer(Truth.False, due), condition.Evaluate(facts, Noon));
        Assert.Equal(new ConditionAnswer(Truth.False, due), condition.Evaluate(facts, due - Duration.Epsilon));
        Assert.Equal(new ConditionAnswer(Truth.True, null), condition.Evaluate(facts, due));
        Assert.Equal(new ConditionAnswer(Truth.True, due), Condition.Not(condition).Evaluate(facts, Noon));
    }

    [Fact]
    public void A_warranty_ends_to_the_nanosecond_and_a_leap_day_a_day_earlier()
    {
        var warranty = Condition.Fact("bought").Within(Period.FromYears(1));
        var facts = new Facts { ["bought"] = FactValue.Of("2024-02-29T12:00:00Z") };
        var end = Instant.FromUtc(2025, 2, 28, 12, 0);
        Assert.Equal(new ConditionAnswer(Truth.True, end), warranty.Evaluate(facts, Noon));
        Assert.Equal(new ConditionAnswer(Truth.True, end), warranty.Evaluate(facts, end - Duration.Epsilon));
        Assert.Equal(new ConditionAnswer(Truth.False, null), warranty.Evaluate(facts, end));
        Assert.Equal(new ConditionAnswer(Truth.Unknown, null), warranty.Evaluate(new Facts(), end));
        Assert.Equal("✓ bought is 2024-02-29T12:00:00Z, less than 1 year ago", warranty.Explain(facts, Noon).ToText());
        Assert.Equal("✗ bought为2024-02-29T12:00:00Z，需要距今不足 1 年", warranty.Explain(facts, end).ToText("zh-CN"));
        Assert.Equal("""{"fact":"bought","within":"P1Y"}""", warranty.ToJson());
        var mixed = Condition.Fact("bought").Within(Period.FromMonths(1) + Period.FromWeeks(1) + Period.FromMilliseconds(500));
        Assert.Equal("✗ bought is 2024-02-29T12:00:00Z, needed less than 1 month 7 days 0.5 s ago", mixed.Explain(facts, end).ToText());
        Assert.Throws<ArgumentException>(() => Condition.Fact("bought").Within(Period.FromYears(-1)));
        Assert.Throws<ArgumentException>(() => Condition.Fact("bought").Within(Period.Zero));
    }

    [Fact]
    public void What_is_now_has_neither_passed_nor_lies_ahead()
    {
        var (passed, ahead) = (Condition.Fact("visit").HasPassed, Condition.Fact("visit").LiesAhead);
        var facts = new Facts { ["visit"] = FactValue.Of("2024-10-11T12:00:00Z"), ["bought"] = FactValue.Of("2024-10-11T12:00:00.5Z") };
        Assert.Equal(new ConditionAnswer(Truth.False, Noon + Duration.Epsilon), passed.Evaluate(facts, Noon));
        Assert.Equal(new ConditionAnswer(Truth.True, null), passed.Evaluate(facts, Noon + Duration.Epsilon));
        Assert.Equal(new ConditionAnswer(Truth.False, null), ahead.Evaluate(facts, Noon));
        Assert.Equal(new ConditionAnswer(Truth.True, Noon), ahead.Evaluate(facts, Noon - Duration.Epsilon));
        Assert.Equal(Truth.True, Condition.Fact("visit").Before("bought").Evaluate(facts));
        Assert.Equal(Truth.False, Condition.Fact("visit").After(Noon).Evaluate(facts));
        Assert.Equal("""{"fact":"visit","after":"2024-10-11T12:00:00Z"}""", Condition.Fact("visit").After(Noon).ToJson());
        Assert.Throws<ArgumentException>(() => passed.Evaluate(facts));
    }

    [Fact]
    public void Working_time_counts_on_the_calendar_and_says_when_it_will_be_enough()
    {
        // Friday noon, 8 working hours of a 9 to 17 day: 5 h on Friday, 3 h on Monday.
        var condition = Condition.Fact("state").Is("waiting").For(Duration.FromHours(8), "office");
        var facts = new Facts { ["state"] = FactValue.Of("waiting").HeldSince(Noon) };
        var book = CalendarBook.Of(("office", Office));
        Assert.Equal(new ConditionAnswer(Truth.False, Instant.FromUtc(2024, 10, 14, 12, 0)), condition.Evaluate(facts, Noon, book));
        Assert.Equal(
            "✗ for 8 h of working time (office): so since 2024-10-11T12:00:00Z, long enough from 2024-10-14T12:00:00Z on\n  ✓ state is waiting",
            condition.Explain(facts, Noon, book).ToText()
        );
        Assert.Throws<KeyNotFoundException>(() => condition.Evaluate(facts, Noon));
        Assert.Throws<ArgumentException>(() => condition.Evaluate(facts));
    }

    [Fact]
    public void Nobody_knowing_since_when_is_unknown_too()
    {
        var condition = Condition.Fact("state").Is("waiting").For(Duration.FromHours(4));
        var facts = new Facts { ["state"] = FactValue.Of("waiting") };
        Assert.Equal(Truth.Unknown, condition.Evaluate(facts, Noon).Truth);
        Assert.Equal(["state"], condition.Explain(facts, Noon).MissingFacts);
    }

    [Fact]
    public void A_flip_that_cannot_matter_is_not_reported()
    {
        var soon = Condition.Fact("state").Is("waiting").For(Duration.FromHours(1));
        var later = Condition.Fact("state").Is("waiting").For(Duration.FromHours(9));
        var never = Condition.Fact("tier").Is("vip");
        var facts = new Facts { ["state"] = FactValue.Of("waiting").HeldSince(Noon), ["tier"] = FactValue.Of("normal") };
        Assert.Null(Condition.All(soon, never).Evaluate(facts, Noon).NextChange);
        Assert.Equal(Noon + Duration.FromHours(9), Condition.All(soon, later).Evaluate(facts, Noon).NextChange);
        Assert.Equal(Noon + Duration.FromHours(1), Condition.Any(soon, later).Evaluate(facts, Noon).NextChange);
    }

    [Fact]
    public void A_fact_of_another_type_than_it_is_compared_with_is_the_callers_mistake()
    {
        Assert.Throws<ArgumentException>(() => Condition.Fact("tier").Is("vip").Evaluate(new Facts { ["tier"] = FactValue.Of(3m) }));
        Assert.Throws<ArgumentException>(() =>
            Condition.All(Condition.Fact("tier").Is("vip"), Condition.Fact("tier").AtLeast(3)).Evaluate(new Facts())
        );
    }

    [Fact]
    public void Conditions_that_say_the_same_in_the_same_words_are_equal()
    {
        static Condition One() => Condition.All(Condition.Fact("a").In("x", "y"), Condition.Not(Condition.Fact("b").Above(3)));
        Assert.Equal(One(), One());
        Assert.Equal(One().GetHashCode(), One().GetHashCode());
        One().Evaluate(new Facts());
        Assert.Equal(One(), One());
        Assert.NotEqual(One(), Condition.Not(One()));
        Assert.NotEqual(Condition.Fact("a").AtLeast(3), Condition.Fact("a").Above(3));
    }

    [Fact]
    public void Testing_and_tracing_allocate_nothing()
    {
        var facts = new CodedFacts([0, 2, 1, -1]);
        var catalogue = FactCatalogue.Of([
            .. Enumerable.Range(0, 4).Select(i => FactDeclaration.Choice($"f{i}", "a", "b", "c") with { KnowsSince = true }),
        ]);
        var condition = Condition
            .All(
                Condition.Fact("f0").In("a", "b"),
                Condition.Any(Condition.Fact("f3").Is("a"), Condition.Fact("f1").Is("c")),
                Condition.Not(Condition.Fact("f2").Is("b").For(Duration.FromHours(3), "office"))
            )
            .Compile(catalogue);
        var plain = Condition.All(Condition.Fact("f0").In("a", "b"), Condition.Fact("f1").Is("c")).Compile(catalogue);
        var book = CalendarBook.Of(("office", Office));
        var trace = new ConditionTrace[condition.Count];
        var set = new ConditionSet([plain, plain]);
        void Once()
        {
            set.Test(ref facts);
            condition.Trace(ref facts, Noon, book, trace);
            condition.Evaluate(ref facts, Noon, book);
            plain.Test(ref facts);
        }
        Assert.Equal(0, Allocated.By(Once));
    }

    private sealed class Facts : Dictionary<string, FactValue>, IFacts
    {
        FactValue IFacts.this[string fact] => TryGetValue(fact, out var value) ? value : FactValue.Missing;
    }

    private readonly struct CodedFacts(int[] codes) : IFactReader
    {
        public bool IsKnown(int fact) => codes[fact] >= 0;

        public int Code(int fact) => codes[fact];

        public string? Text(int fact) => null;

        public decimal? Number(int fact) => null;

        public Instant? At(int fact) => null;

        public FactValue Value(int fact) => FactValue.Missing;

        public Instant? Since(int fact) => Noon - Duration.FromHours(2);
    }
}
