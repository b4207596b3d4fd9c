using SupportWorkflow.Classifications;

namespace SupportWorkflow.Profiles;

/// <summary>Categories that the words of a request never find.</summary>
internal static class ClassificationLint
{
    /// <summary>Where words are declared and asked for, each category needs some: but for the one of the rest, and for those that only
    /// stand above others.</summary>
    public static void Run(ProfileDocument document, WarningList warnings)
    {
        var (classification, categories) = (document.Classification, document.Words.Categories);
        if (categories is null || classification.Words.Count == 0 || !classification.Asks(KeywordClassifier.Id))
            return;
        foreach (var (category, name) in categories)
            if (
                classification.Words.GetValueOrDefault(category) is not { Words.Count: > 0 }
                && category != classification.Otherwise
                && !categories.Keys.Any(c => c != category && CategoryPath.IsUnder(c, category))
            )
                warnings.Add(JsonPath.Step("$.words.categories", category), "classification.no-words", name.Text);
    }
}
