using System.Globalization;
using System.Text.Json.Nodes;
using SupportWorkflow.Classifications;

namespace SupportWorkflow.Profiles;

/// <summary>How a category is found: who is asked, how sure one must be, and word by word what speaks for a category.</summary>
internal sealed partial class ProfileDiff
{
    private void Classification(JsonObject was, JsonObject will, string path, LocalText place)
    {
        Members(was, will, path, place, "chain", "threshold", "otherwise", "words");
        var (mine, theirs) = (before.Document.Classification, after.Document.Classification);
        Compare("chain", Steps(mine), Steps(theirs));
        Compare("threshold", Threshold(mine), Threshold(theirs));
        Compare("otherwise", Category(mine.Otherwise), Category(theirs.Otherwise));
        var (words, here) = (In(place, ProfileSide.Member("words")), path + ".words");
        foreach (var category in mine.Words.Keys.Union(theirs.Words.Keys))
            Words(
                mine.Words.GetValueOrDefault(category) ?? new(),
                theirs.Words.GetValueOrDefault(category) ?? new(),
                JsonPath.Step(here, category),
                In(words, Category(category))
            );
        string[] order = [.. mine.Words.Keys.Intersect(theirs.Words.Keys)],
            then = [.. theirs.Words.Keys.Intersect(mine.Words.Keys)];
        if (!order.SequenceEqual(then))
            Change(here, In(words, Texts.Say("order")), string.Join(", ", order), string.Join(", ", then));

        void Compare(string member, LocalText old, LocalText young)
        {
            if (old != young)
                Change($"{path}.{member}", In(place, ProfileSide.Member(member)), old, young);
        }
    }

    private void Words(CategoryWordsDocument was, CategoryWordsDocument will, string path, LocalText place)
    {
        var (mine, theirs) = (Weights(was), Weights(will));
        Say("words-gone", "removed", ".words", mine.Where(w => !theirs.ContainsKey(w.Key)).Select(w => w.Value));
        Say("words-new", "added", ".words", theirs.Where(w => !mine.ContainsKey(w.Key)).Select(w => w.Value));
        foreach (var (word, (text, weight)) in theirs)
            if (mine.TryGetValue(word, out var old) && old.Weight != weight)
                Change(path + ".words", In(place, Texts.Say("weight-of", text)), Number(old.Weight), Number(weight));
        Say("words-exclude-no-more", "removed", ".not", Missing(was.Not, will.Not));
        Say("words-exclude", "added", ".not", Missing(will.Not, was.Not));

        void Say(string sentence, string code, string member, IEnumerable<(string Text, decimal Weight)> words)
        {
            var all = string.Join(", ", words.Select(w => w.Weight == 1 ? w.Text : $"{w.Text} ({Number(w.Weight)})"));
            if (all.Length > 0)
                _changes.Add(
                    new(path + member, code, Texts.Say(sentence, place, all))
                    {
                        Before = code == "removed" ? all : null,
                        After = code == "added" ? all : null,
                    }
                );
        }
    }

    /// <summary>Words by what is compared of them: two that are written differently and found alike are the same.</summary>
    private static Dictionary<string, (string Text, decimal Weight)> Weights(CategoryWordsDocument words) =>
        words.Words.ToDictionary(w => Phrase.Folded(w.Word), w => (w.Word, w.Weighted?.Weight ?? 1), StringComparer.Ordinal);

    private static IEnumerable<(string Text, decimal Weight)> Missing(IReadOnlyList<string> words, IReadOnlyList<string> among)
    {
        var known = among.Select(Phrase.Folded).ToHashSet(StringComparer.Ordinal);
        return words.Where(w => !known.Contains(Phrase.Folded(w))).Select(w => (w, 1m));
    }

    private static LocalText Steps(ClassificationDocument document) =>
        document.Asked.Count == 0
            ? Texts.Say("nothing")
            : document.Asked.Select(step => Texts.Say("step-" + step)).Aggregate((left, right) => Texts.Say("then", left, right));

    private static LocalText Threshold(ClassificationDocument document) =>
        Number(document.Threshold ?? (decimal)ClassificationChain.UsualThreshold);

    private LocalText Category(string? id) =>
        id is null ? Texts.Say("nothing")
        : (after.Document.Words.Categories?.GetValueOrDefault(id) ?? before.Document.Words.Categories?.GetValueOrDefault(id)) is { } name
            ? Texts.Say("entry", name.Text, id)
        : id;

    private static string Number(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
