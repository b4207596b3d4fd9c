using System.Text.Json.Serialization;

namespace SupportWorkflow.Classifications;

/// <summary>How a category is found, in JSON.</summary>
internal sealed class ClassificationDocument
{
    /// <summary>Who is asked, the first who is confident decides: <c>chosen</c> (by whoever opened the ticket), <c>keywords</c>,
    /// <c>adviser</c> (a model or a service of the host); absent: all three in this order.</summary>
    public IReadOnlyList<string>? Chain { get; set; }

    /// <summary>From which confidence on an answer is used, 0 to 1; absent: 0.5.</summary>
    public decimal? Threshold { get; set; }

    /// <summary>The category of what nobody is sure about; absent: it has none until somebody gives it one.</summary>
    public string? Otherwise { get; set; }

    /// <summary>The words that speak for each category.</summary>
    public IReadOnlyDictionary<string, CategoryWordsDocument> Words { get; set; } = new Dictionary<string, CategoryWordsDocument>();

    /// <summary>Who is asked, in order.</summary>
    internal IReadOnlyList<string> Asked => Chain ?? [ClassificationChain.Chosen, KeywordClassifier.Id, ClassificationChain.Adviser];

    /// <summary>Whether somebody is asked.</summary>
    internal bool Asks(string step) => Asked.Contains(step);

    /// <summary>The chain, checked.</summary>
    /// <param name="path">Where it stands.</param>
    /// <param name="categories">The profile's categories; null: any.</param>
    /// <param name="problems">Where problems go.</param>
    internal ClassificationChain Parse(string path, IReadOnlyCollection<string>? categories, ProblemList problems)
    {
        // The words are checked once, whether or not they are asked.
        var keywords = Keywords(path + ".words", categories, problems);
        var steps = new List<IClassificationPolicy>();
        var chain = Asked;
        for (var i = 0; i < chain.Count; i++)
        {
            IClassificationPolicy? step = chain[i] switch
            {
                ClassificationChain.Chosen => new ClassificationChain.ByRequester(),
                ClassificationChain.Adviser => new ClassificationChain.ByAdviser(),
                KeywordClassifier.Id => keywords,
                _ => null,
            };
            if (step is null)
                problems.AddUnknown(
                    $"{path}.chain[{i}]",
                    "classification.unknown-step",
                    chain[i],
                    [ClassificationChain.Chosen, KeywordClassifier.Id, ClassificationChain.Adviser]
                );
            else if (chain.Take(i).Contains(chain[i]))
                problems.Add($"{path}.chain[{i}]", "classification.step-twice", $"'{chain[i]}' twice", "each once");
            else
                steps.Add(step);
        }
        if (Threshold is < 0 or > 1)
            problems.Add(path + ".threshold", "classification.bad-threshold", $"{Threshold}", "0 to 1");
        if (Otherwise is not null && categories?.Contains(Otherwise) == false)
            problems.AddUnknown(path + ".otherwise", "classification.unknown-category", Otherwise, categories);
        return new([.. steps], (double?)Threshold ?? ClassificationChain.UsualThreshold, Otherwise is null ? null : new(Otherwise), c =>
            categories?.Contains(c.Path) != false
        );
    }

    private KeywordClassifier Keywords(string path, IReadOnlyCollection<string>? categories, ProblemList problems)
    {
        var all = new List<(CategoryPath, IReadOnlyList<(string, double)>)>();
        foreach (var (category, words) in Words)
        {
            var at = JsonPath.Step(path, category);
            if (categories?.Contains(category) == false)
                problems.AddUnknown(at, "classification.unknown-category", category, categories);
            all.Add((new(category), words.Parse(at, problems)));
        }
        return new(all);
    }
}

/// <summary>The words of a category.</summary>
internal sealed class CategoryWordsDocument
{
    /// <summary>Words and phrases that speak for it: a text counts 1. English words are found inflected too, Chinese ones by their
    /// characters.</summary>
    public IReadOnlyList<KeywordDocument> Words { get; set; } = [];

    /// <summary>Words and phrases that take it out.</summary>
    public IReadOnlyList<string> Not { get; set; } = [];

    internal IReadOnlyList<(string Text, double Weight)> Parse(string path, ProblemList problems)
    {
        var (phrases, known) = (new List<(string Text, double Weight)>(), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < Words.Count; i++)
        {
            var word = Words[i];
            if (word.Weighted is { Weight: not (> 0 and <= 100) } bad)
                problems.Add($"{path}.words[{i}].weight", "classification.bad-weight", $"{bad.Weight}", "more than 0, at most 100");
            Add(word.Word, word.Weighted?.Weight is > 0 and <= 100 and var weight ? (double)weight : 1, $"{path}.words[{i}]");
        }
        for (var i = 0; i < Not.Count; i++)
            Add(Not[i], 0, $"{path}.not[{i}]");
        return phrases;

        void Add(string text, double weight, string at)
        {
            var folded = Phrase.Folded(text);
            if (folded.Length == 0)
                problems.Add(at, "classification.empty-word", $"'{text}'", "a word, or several");
            else if (!known.Add(folded))
                problems.Add(at, "classification.word-twice", $"'{text}' twice", "each once");
            else
                phrases.Add((text, weight));
        }
    }
}

/// <summary>A word in JSON: a text, or an object that says how much it counts.</summary>
[TextOr(typeof(WeightedWordDocument))]
[ReplacedWhole]
[JsonConverter(typeof(KeywordConverter))]
internal sealed class KeywordDocument
{
    /// <summary>The word, where it stands alone.</summary>
    public string? Text { get; init; }

    /// <summary>The word with its weight.</summary>
    public WeightedWordDocument? Weighted { get; init; }

    internal string Word => Text ?? Weighted?.Word ?? "";
}

/// <summary>A word and how much it counts.</summary>
[ReplacedWhole]
internal sealed class WeightedWordDocument
{
    /// <summary>The word, or several.</summary>
    public required string Word { get; set; }

    /// <summary>How much it counts: more than 0, at most 100.</summary>
    public required decimal Weight { get; set; }
}

/// <summary>Reads both forms.</summary>
internal sealed class KeywordConverter()
    : TextOrConverter<KeywordDocument, WeightedWordDocument>(
        text => new() { Text = text },
        weighted => new() { Weighted = weighted },
        word => (word.Text, word.Weighted)
    );
