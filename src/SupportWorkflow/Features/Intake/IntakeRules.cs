using SupportWorkflow.Conditions;

namespace SupportWorkflow.Intake;

/// <summary>Something a profile demands of a request.</summary>
/// <param name="Field">A member of the intake record, one of the profile's own fields, or <c>category</c>.</param>
/// <param name="Question">What to ask when it is not there.</param>
/// <param name="If">When it is demanded; null: always.</param>
internal sealed record RequiredField(string Field, DetailQuestion Question, CompiledCondition? If)
{
    /// <summary>What a ticket that lacks it says.</summary>
    public MissingField Missing { get; } = new(Field);
}

/// <summary>Words that say too little (INT-5).</summary>
/// <param name="Phrase">The words, found wherever they stand, large or small.</param>
/// <param name="Question">What to ask instead.</param>
internal sealed record VaguePhrase(string Phrase, LocalText Question);

/// <summary>What a profile takes and demands when a request comes in. Immutable.</summary>
internal sealed record IntakeRules
{
    private static readonly TextTable Texts = IntakeTexts.Table;

    /// <summary>Requests are taken as they come: nothing is demanded, words are open.</summary>
    public static IntakeRules Open { get; } =
        new() { Fields = [.. IntakeMember.All.Select(m => new FieldRule(m.Name, m.Type, m.Label) { Member = m })] };

    /// <summary>What may be said: the members of the intake record, then the profile's own fields.</summary>
    public required ValueList<FieldRule> Fields { get; init; }

    public ValueList<RequiredField> Required { get; init; }

    public ValueList<VaguePhrase> Vague { get; init; }

    /// <summary>The name of the calendar of the desk's hours; null: none.</summary>
    public string? Hours { get; init; }

    /// <summary>The largest attachment, in bytes.</summary>
    public long MaxBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>The types of attachments, in small letters.</summary>
    public ValueList<string> Types { get; init; } = ["jpg", "jpeg", "png", "pdf", "log"];

    /// <summary>What to ask for what a ticket lacks;
    /// one that came from another profile may lack what nobody demands here, and is asked by its name.</summary>
    public DetailQuestion Ask(MissingField missing)
    {
        foreach (var vague in Vague)
            if (vague.Phrase == missing.Phrase)
                return new(missing.Field, vague.Question, Phrase: vague.Phrase);
        foreach (var required in Required)
            if (required.Field == missing.Field && missing.Phrase is null)
                return required.Question;
        return new(missing.Field, Texts.Say("question", Find(missing.Field)?.Text ?? missing.Field), Phrase: missing.Phrase);
    }

    /// <summary>The field of that name, or null.</summary>
    public FieldRule? Find(string name)
    {
        foreach (var field in Fields)
            if (field.Name == name)
                return field;
        return null;
    }
}
