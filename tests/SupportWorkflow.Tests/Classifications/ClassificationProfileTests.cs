using NodaTime;
using SupportWorkflow.Profiles;

namespace SupportWorkflow.Classifications;

/// <summary>What is told of a profile's classification: by lint, and when it changes.</summary>
[Trait("Requirement", "CLS-2")]
public sealed class ClassificationProfileTests
{
    private const string Words = """
        {
          "hardware-fault": { "words": ["printer", { "word": "fax", "weight": 2 }, "卡纸"], "not": ["printer driver"] },
          "software-system": { "words": ["login"] }
        }
        """;

    private static readonly LocalDate Today = new(2026, 1, 1);

    [Fact]
    public void A_category_for_which_no_word_speaks_is_told_where_words_are_asked_for()
    {
        Assert.Empty(Warned("{}"));
        Assert.Empty(Warned($$"""{ "words": {{Words}}, "chain": ["chosen", "adviser"] }"""));
        var warnings = Warned($$"""{ "words": {{Words}}, "otherwise": "custom-request" }""");
        Assert.Equal(
            ["network-connection", "functional-question", "data-security"],
            warnings.Select(w => w.Path["$.words.categories.".Length..])
        );
        Assert.Equal(
            "No word speaks for “Network connection”: the words of a request never find it, only a person or an adviser gives it.",
            warnings[0].Text.English
        );
        Assert.StartsWith("“网络连接类”没有任何关键词", warnings[0].Text.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Requirement", "CLS-1")]
    public void What_only_stands_above_other_categories_needs_no_words_and_what_is_only_taken_out_has_none()
    {
        var warnings = Edited
            .With(
                (
                    "words/categories",
                    """{ "software": { "en": "Software" }, "software/login": { "en": "Login" }, "other": { "en": "Other" } }"""
                ),
                ("priority/rows", "[]"),
                (
                    "classification",
                    """{ "words": { "software/login": { "words": ["password"] }, "other": { "words": [], "not": ["x"] } } }"""
                )
            )
            .Lint(Today)
            .Where(w => w.Code == "classification.no-words");
        Assert.Equal(["$.words.categories.other"], warnings.Select(w => w.Path));
    }

    [Fact]
    public void Who_is_asked_how_sure_one_must_be_and_the_rest_are_told_as_they_count()
    {
        Assert.Empty(Changes("{}", """{ "chain": ["chosen", "keywords", "adviser"], "threshold": 0.50 }"""));
        Assert.Equal(
            [
                (
                    "$.classification.chain",
                    "changed",
                    "classification · asked: whoever opened the ticket, then the words, then an adviser → the words, then whoever opened the ticket"
                ),
                ("$.classification.threshold", "changed", "classification · sure enough from: 0.5 → 0.75"),
                (
                    "$.classification.otherwise",
                    "changed",
                    "classification · otherwise: nothing → Functional question (functional-question)"
                ),
            ],
            Told(Changes("{}", """{ "chain": ["keywords", "chosen"], "threshold": 0.75, "otherwise": "functional-question" }"""))
        );
        Assert.Equal(
            ["classification · asked: the words → nothing"],
            Changes("""{ "chain": ["keywords"] }""", """{ "chain": [] }""").Select(c => c.Text.English)
        );
    }

    [Fact]
    public void Words_are_told_one_by_one()
    {
        const string after = """
            {
              "hardware-fault": { "words": ["PRINTER", "卡纸", { "word": "scanner", "weight": 3 }, "fax"], "not": ["打印机驱动"] },
              "data-security": { "words": ["phishing"] }
            }
            """;
        var changes = Changes($$"""{ "words": {{Words}} }""", $$"""{ "words": {{after}} }""");
        const string hardware = "classification · words · Hardware fault (hardware-fault)";
        Assert.Equal(
            [
                ("$.classification.words.hardware-fault.words", "added", $"{hardware}: now speak for it: scanner (3)"),
                ("$.classification.words.hardware-fault.words", "changed", $"{hardware} · weight of “fax”: 2 → 1"),
                ("$.classification.words.hardware-fault.not", "removed", $"{hardware}: take it out no more: printer driver"),
                ("$.classification.words.hardware-fault.not", "added", $"{hardware}: now take it out: 打印机驱动"),
                (
                    "$.classification.words.software-system.words",
                    "removed",
                    "classification · words · Software system (software-system): speak for it no more: login"
                ),
                (
                    "$.classification.words.data-security.words",
                    "added",
                    "classification · words · Data security (data-security): now speak for it: phishing"
                ),
            ],
            Told(changes)
        );
        Assert.Equal("自动分类 · 用语 · 硬件故障类（hardware-fault）：新增关键词：scanner (3)", changes[0].Text.Chinese);
    }

    [Fact]
    public void Which_of_equals_is_taken_is_told()
    {
        const string turned = """
            {
              "software-system": { "words": ["login"] },
              "hardware-fault": { "words": ["printer", { "word": "fax", "weight": 2 }, "卡纸"], "not": ["printer driver"] }
            }
            """;
        Assert.Equal(
            [
                "classification · words · order, of equals the first is taken: hardware-fault, software-system → software-system, hardware-fault",
            ],
            Changes($$"""{ "words": {{Words}} }""", $$"""{ "words": {{turned}} }""").Select(c => c.Text.English)
        );
    }

    private static List<ProfileWarning> Warned(string classification) =>
        [.. Edited.With(("classification", classification)).Lint(Today).Where(w => w.Code == "classification.no-words")];

    private static List<ProfileChange> Changes(string was, string will) =>
        [
            .. Edited
                .With(("classification", was))
                .ChangesTo(Edited.With(("version", "\"2\""), ("classification", will)), Today)
                .Where(c => c.Path != "$.version"),
        ];

    private static List<(string, string, string)> Told(List<ProfileChange> changes) =>
        [.. changes.Select(c => (c.Path, c.Code, c.Text.English))];
}
