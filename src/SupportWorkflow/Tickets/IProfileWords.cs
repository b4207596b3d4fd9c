using NodaTime;
using SupportWorkflow.Conditions;

namespace SupportWorkflow;

/// <summary>What the people of a profile call things: what sentences about events are made with.</summary>
internal interface IProfileWords
{
    /// <summary>A value of a fact that is a choice, such as a category; the value itself where it has no name.</summary>
    LocalText Word(string fact, string value);

    /// <summary>What a fact is called.</summary>
    LocalText Fact(string name);

    LocalText State(string name);

    LocalText Trigger(string name);

    LocalText Objective(string name);

    LocalText Rule(string name);

    LocalText Role(string name);

    /// <summary>What an advice says.</summary>
    LocalText Advice(string name);

    /// <summary>Something that may be said about a request: a member of the intake record, an own field, the category.</summary>
    LocalText Field(string name);

    /// <summary>The value of such a field.</summary>
    LocalText FieldValue(string name, FactValue value);

    /// <summary>What a kind of track is called.</summary>
    LocalText Track(string kind);

    /// <summary>A state of such a track.</summary>
    LocalText TrackState(string kind, string state);

    /// <summary>A trigger of such a track.</summary>
    LocalText TrackTrigger(string kind, string trigger);

    /// <summary>A field of such a track with its value.</summary>
    LocalText TrackField(string kind, string field, FactValue value);

    /// <summary>An instant as its people read it.</summary>
    string Local(Instant at);
}
