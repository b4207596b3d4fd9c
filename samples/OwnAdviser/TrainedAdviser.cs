using Microsoft.ML;
using Microsoft.ML.Trainers;
using Microsoft.ML.Transforms.Text;
using SupportWorkflow.Classifications;
using SupportWorkflow.Desk;

namespace SupportWorkflow.Samples.OwnAdviser;

/// <summary>A model of the desk's own closed tickets. The same tickets give the same answers.</summary>
internal sealed class TrainedAdviser : IOutsideFactSource
{
    private readonly PredictionEngine<ClosedTicket, Answer> _model;
    private readonly Lock _oneAtATime = new();

    public TrainedAdviser(MLContext ml, IDataView tickets)
    {
        var text = new TextFeaturizingEstimator.Options
        {
            KeepPunctuations = false,
            // English speaks in words. Chinese does not write them apart: there it is runs of characters that tell.
            WordFeatureExtractor = new WordBagEstimator.Options { NgramLength = 1 },
            CharFeatureExtractor = new WordBagEstimator.Options { NgramLength = 2, UseAllLengths = true },
        };
        var trainer = new SdcaMaximumEntropyMulticlassTrainer.Options { NumberOfThreads = 1 };
        var steps = ml
            .Transforms.Conversion.MapValueToKey("Label", nameof(ClosedTicket.Category))
            .Append(ml.Transforms.Text.FeaturizeText("Features", text, nameof(ClosedTicket.Subject)))
            .Append(ml.MulticlassClassification.Trainers.SdcaMaximumEntropy(trainer))
            .Append(ml.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        _model = ml.Model.CreatePredictionEngine<ClosedTicket, Answer>(steps.Fit(tickets));
    }

    /// <summary>The category it thinks most of, and how much.</summary>
    public ClassificationResult Classify(string text)
    {
        lock (_oneAtATime)
        {
            var answer = _model.Predict(new() { Subject = text });
            return new(new(answer.PredictedLabel), Math.Clamp(answer.Score.Max(), 0, 1)) { Policy = "closed-tickets" };
        }
    }

    public Task<OutsideFacts?> AskAsync(OutsideFactsWanted wanted, CancellationToken cancellationToken = default) =>
        Task.FromResult<OutsideFacts?>(
            wanted.Needs.HasFlag(OutsideNeeds.Classification) && wanted.Command is OpenTicket open
                ? new() { AsOf = wanted.At, Classification = Classify($"{open.Subject} {open.Description}") }
                : null
        );

    private sealed class Answer
    {
        public string PredictedLabel { get; set; } = "";

        public float[] Score { get; set; } = [];
    }
}
