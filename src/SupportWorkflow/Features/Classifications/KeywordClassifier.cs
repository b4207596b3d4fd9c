using System.Buffers;

namespace SupportWorkflow.Classifications;

/// <summary>
/// Categories by the words of a request (CLS-2, CLS-9). Every phrase counts once, in the subject twice its weight; a phrase that excludes a
/// category takes it out. The category with the highest score s, the first declared of equals, has the confidence s/S × (1 − 2^−s), where S
/// is what all scores add up to: one word of weight 1 alone gives 0.5, two give 0.75, and what speaks for another category takes from it.
/// </summary>
internal sealed class KeywordClassifier : IClassificationPolicy
{
    public const string Id = "keywords";

    private const int SubjectCounts = 2,
        FewCategories = 64,
        FewPhrases = 4096,
        FewFound = 64;

    private readonly CategoryPath[] _categories;
    private readonly PhraseTable _table;

    /// <param name="categories">The categories with their phrases; weight 0 excludes.</param>
    public KeywordClassifier(IReadOnlyList<(CategoryPath Category, IReadOnlyList<(string Text, double Weight)> Phrases)> categories)
    {
        _categories = [.. categories.Select(c => c.Category)];
        _table = new([.. categories.SelectMany((c, i) => c.Phrases.Select(p => new Phrase(p.Text, i, p.Weight)))]);
    }

    public string Name => Id;

    public ClassificationResult? Classify(ClassificationInput input)
    {
        var (words, count) = ((_table.Phrases.Length + 63) / 64, _categories.Length);
        ulong[]? rentedSeen = null;
        double[]? rentedScores = null;
        var seen = words <= FewPhrases / 64 ? stackalloc ulong[FewPhrases / 64] : (rentedSeen = ArrayPool<ulong>.Shared.Rent(words));
        var scores = count <= FewCategories ? stackalloc double[FewCategories] : (rentedScores = ArrayPool<double>.Shared.Rent(count));
        seen = seen[..words];
        scores = scores[..count];
        seen.Clear();
        scores.Clear();
        var found = new FoundPhrases(stackalloc FoundPhrase[FewFound]);
        Find(input.Subject, SubjectCounts, seen, scores, ref found);
        var inSubject = found.All.Length;
        Find(input.Description, 1, seen, scores, ref found);
        var (best, all) = (-1, 0.0);
        for (var i = 0; i < count; i++)
        {
            if (!(scores[i] > 0))
                continue;
            all += scores[i];
            if (best < 0 || scores[i] > scores[best])
                best = i;
        }
        var result = best < 0 ? null : Result(best, scores[best] / all * Sure(scores[best]), found.All, inSubject);
        found.Dispose();
        if (rentedSeen is not null)
            ArrayPool<ulong>.Shared.Return(rentedSeen);
        if (rentedScores is not null)
            ArrayPool<double>.Shared.Return(rentedScores);
        return result;
    }

    /// <summary>Every category for which a word speaks, each as sure as if there were no other; those that a phrase excludes are
    /// none.</summary>
    public ValueList<ClassificationResult> Each(ClassificationInput input)
    {
        var (seen, scores) = (new ulong[(_table.Phrases.Length + 63) / 64], new double[_categories.Length]);
        var found = new FoundPhrases(stackalloc FoundPhrase[FewFound]);
        Find(input.Subject, SubjectCounts, seen, scores, ref found);
        var inSubject = found.All.Length;
        Find(input.Description, 1, seen, scores, ref found);
        var all = new List<ClassificationResult>();
        for (var i = 0; i < scores.Length; i++)
            if (scores[i] > 0)
                all.Add(Result(i, Sure(scores[i]), found.All, inSubject));
        found.Dispose();
        return [.. all];
    }

    private static double Sure(double score) => 1 - Math.Pow(2, -score);

    private void Find(ReadOnlySpan<char> text, int times, Span<ulong> seen, Span<double> scores, ref FoundPhrases found)
    {
        for (var finder = _table.In(text); finder.Next(); )
        {
            ref var bits = ref seen[finder.Phrase >> 6];
            var bit = 1UL << (finder.Phrase & 63);
            if ((bits & bit) != 0)
                continue;
            bits |= bit;
            found.Add(new(finder.Phrase, finder.At, finder.Length));
            var phrase = _table.Phrases[finder.Phrase];
            // Once excluded it stays so: nothing that is added to it is a number any more.
            scores[phrase.Category] += phrase.Weight > 0 ? times * phrase.Weight : double.NaN;
        }
    }

    private ClassificationResult Result(int category, double confidence, ReadOnlySpan<FoundPhrase> found, int inSubject)
    {
        var count = 0;
        foreach (var one in found)
            if (_table.Phrases[one.Phrase].Category == category)
                count++;
        var evidence = new ClassificationEvidence[count];
        for (var i = found.Length - 1; count > 0; i--)
            if (_table.Phrases[found[i].Phrase] is var phrase && phrase.Category == category)
                evidence[--count] = new(
                    phrase.Text,
                    i < inSubject ? "subject" : "description",
                    found[i].At,
                    found[i].Length,
                    phrase.Weight
                );
        return new(_categories[category], confidence) { Policy = Id, Evidence = new(evidence) };
    }
}
