using SupportWorkflow.Profiles;
using SupportWorkflow.Tests;

namespace SupportWorkflow.Classifications;

/// <summary>Looking for words allocates nothing; an answer is all that does.</summary>
[Trait("Requirement", "CLS-2")]
public sealed class KeywordBytesTests
{
    private static readonly TicketWorkflow CallCenter = BuiltInProfiles.CallCenter.Compile();

    [Theory]
    [InlineData("", "")]
    [InlineData(
        "It does not work",
        "Nothing happens since this morning, neither here nor in the other office. 今天早上起一直这样，请尽快处理。"
    )]
    public void A_text_in_which_nothing_is_found_allocates_nothing(string subject, string description)
    {
        var input = new ClassificationInput { Subject = subject, Description = description };
        Assert.Null(CallCenter.Classify(input));
        Assert.Equal(0, Allocated.By(() => CallCenter.Classify(input)));
    }

    [Fact]
    public void Words_that_exclude_their_category_allocate_nothing() =>
        Assert.Equal(0, Of(new([(new("a"), [("printer", 1), ("driver", 0)])]), "The printer driver", out _));

    [Theory]
    [InlineData(2)]
    [InlineData(1000)]
    [InlineData(5000)]
    public void Words_that_are_found_allocate_their_evidence_only(int words)
    {
        var texts = Enumerable.Range(0, words).Select(i => $"w{i}").ToList();
        var classifier = new KeywordClassifier([
            (new("a"), [.. texts.Select(t => (t, 2.0))]),
            (new("b"), [.. texts.Select(t => (t, 1.0))]),
        ]);
        var bytes = Of(classifier, string.Join(' ', texts), out var found);
        Assert.Equal(texts, found!.Evidence.Select(e => e.Word));
        Assert.Equal(Allocated.By(() => Copy(found)), bytes);
    }

    private static long Of(KeywordClassifier classifier, string text, out ClassificationResult? found)
    {
        var input = new ClassificationInput { Subject = "", Description = text };
        found = classifier.Classify(input);
        return Allocated.By(() => classifier.Classify(input));
    }

    private static ClassificationResult Copy(ClassificationResult found)
    {
        var evidence = new ClassificationEvidence[found.Evidence.Count];
        for (var i = 0; i < evidence.Length; i++)
            evidence[i] = found.Evidence[i] with { };
        return found with { Evidence = new(evidence) };
    }
}
