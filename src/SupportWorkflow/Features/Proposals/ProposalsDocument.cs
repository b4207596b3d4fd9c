using SupportWorkflow.Classifications;
using SupportWorkflow.Conditions;

namespace SupportWorkflow.Proposals;

/// <summary>What is proposed for a request, in JSON.</summary>
internal sealed class ProposalsDocument
{
    private static readonly Dictionary<string, ProposalKind> Kinds = new(StringComparer.Ordinal)
    {
        ["article"] = ProposalKind.Article,
        ["earlier-case"] = ProposalKind.EarlierCase,
    };

    /// <summary>First aid by symptom.</summary>
    public IReadOnlyList<AdviceDocument> Advice { get; set; } = [];

    /// <summary>What the host is asked for: <c>article</c>, <c>earlier-case</c>; absent: nothing.</summary>
    public IReadOnlyList<string> LookUp { get; set; } = [];

    /// <summary>From which confidence on something is proposed, 0 to 1; absent: 0.5.</summary>
    public decimal? Threshold { get; set; }

    internal ProposalRules Parse(string path, FactCatalogue facts, ProblemList problems)
    {
        var words = new List<(CategoryPath, IReadOnlyList<(string, double)>)>();
        var advice = new List<AdviceRule>();
        for (var i = 0; i < Advice.Count; i++)
        {
            var at = $"{path}.advice[{i}]";
            if (Advice.Take(i).Any(a => a.Name == Advice[i].Name))
                problems.Add(at + ".name", "proposals.doubled-name", $"'{Advice[i].Name}' twice", "every name once");
            advice.Add(Advice[i].Parse(at, facts, words, problems));
        }
        for (var i = 0; i < LookUp.Count; i++)
            if (!Kinds.ContainsKey(LookUp[i]))
                problems.AddUnknown($"{path}.lookUp[{i}]", "proposals.unknown-kind", LookUp[i], Kinds.Keys);
        if (Threshold is < 0 or > 1)
            problems.Add(path + ".threshold", "proposals.bad-threshold", $"{Threshold}", "0 to 1");
        return new()
        {
            Advice = [.. advice],
            Words = words.Count == 0 ? null : new(words),
            LookUp = [.. LookUp.Where(Kinds.ContainsKey).Select(k => Kinds[k]).Distinct()],
            Threshold = (double?)Threshold ?? ClassificationChain.UsualThreshold,
        };
    }
}

/// <summary>First aid in JSON: proposed where the condition holds and one of the words is found.</summary>
internal sealed class AdviceDocument
{
    /// <summary>Its name: English words in kebab case.</summary>
    public required string Name { get; set; }

    /// <summary>What must hold of the ticket; absent: nothing.</summary>
    public ConditionDocument? If { get; set; }

    /// <summary>Words of subject and description, one of which must be found, as those of a category; absent: none needs to.</summary>
    public IReadOnlyList<KeywordDocument> Words { get; set; } = [];

    /// <summary>Words with which it is not proposed.</summary>
    public IReadOnlyList<string> Not { get; set; } = [];

    /// <summary>What is said.</summary>
    public required TextDocument Say { get; set; }

    /// <param name="path">Where it stands.</param>
    /// <param name="facts">What may be asked.</param>
    /// <param name="words">Where its words go.</param>
    /// <param name="problems">Where problems go.</param>
    internal AdviceRule Parse(
        string path,
        FactCatalogue facts,
        List<(CategoryPath, IReadOnlyList<(string, double)>)> words,
        ProblemList problems
    )
    {
        var before = problems.All.Count;
        if (Name.Length == 0)
            problems.Add(path + ".name", "proposals.no-name", "an empty text", "English words in kebab case");
        if (If is null && Words.Count == 0)
            problems.Add(path, "proposals.no-symptom", "neither 'if' nor 'words'", "at least one of them: when it is proposed");
        if (Words.Count == 0 && Not.Count > 0)
            problems.Add(path + ".not", "proposals.not-without-words", "'not' without 'words'", "'not' beside 'words'");
        var found = new CategoryWordsDocument { Words = Words, Not = Not }.Parse(path, problems);
        if (Words.Count > 0)
            words.Add((new(Name), found));
        var condition = If?.ParseTimeless(path + ".if", facts, problems);
        return new(Name, problems.All.Count == before ? condition?.Compile(facts) : null, Words.Count > 0, Say.Text);
    }
}
