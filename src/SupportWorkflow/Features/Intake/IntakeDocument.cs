using SupportWorkflow.Conditions;

namespace SupportWorkflow.Intake;

/// <summary>How requests come in, in JSON: what they must say, which words are too vague, which files are taken.</summary>
internal sealed class IntakeDocument
{
    /// <summary>The calendar of the desk's hours, for the fact <c>opened.outside-hours</c>. Closing time is outside. Default: none; then
    /// the fact is unknown.</summary>
    public string? Hours { get; set; }

    /// <summary>What every request must have, by name:
    /// members of the intake record, the profile's own fields, <c>category</c> (INT-3).</summary>
    public IReadOnlyDictionary<string, RequiredFieldDocument> Required { get; set; } = new Dictionary<string, RequiredFieldDocument>();

    /// <summary>Vague words by language, each with the question that clears them up (INT-5).
    /// All languages are looked for in every text.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, TextDocument>> Vague { get; set; } =
        new Dictionary<string, IReadOnlyDictionary<string, TextDocument>>();

    /// <summary>Which files are taken.</summary>
    public AttachmentsDocument Attachments { get; set; } = new();

    /// <param name="fields">The members of the intake record and the profile's own fields.</param>
    /// <param name="documents">What the profile says of them.</param>
    /// <param name="path">Where this stands.</param>
    /// <param name="facts">What conditions may ask.</param>
    /// <param name="problems">Where problems go.</param>
    internal IntakeRules Parse(
        ValueList<FieldRule> fields,
        IReadOnlyDictionary<string, FieldDocument> documents,
        string path,
        FactCatalogue facts,
        ProblemList problems
    )
    {
        var required = new List<RequiredField>();
        string[] names = [.. fields.Select(f => f.Name), "category"];
        foreach (var (name, demand) in Required)
        {
            var at = JsonPath.Step(path + ".required", name);
            if (!names.Contains(name))
                problems.AddUnknown(at, "intake.unknown-field", name, names);
            if (documents.TryGetValue(name, out var own) && own.Required)
                problems.Add(at, "intake.required-twice", $"'{name}' here and in 'fields'", "one of them");
            required.Add(demand.Parse(name, at, facts, problems));
        }
        foreach (var field in fields)
            if (documents.TryGetValue(field.Name, out var document) && document.Required)
                required.Add(new(field.Name, document.Question(field), null));
        foreach (var (language, phrases) in Vague)
            if (phrases.ContainsKey(""))
                problems.Add(
                    JsonPath.Step(JsonPath.Step(path + ".vague", language), ""),
                    "intake.empty-phrase",
                    "an empty text",
                    "the words to look for"
                );
        var rules = new IntakeRules
        {
            Fields = fields,
            Hours = Hours,
            Required = [.. required],
            Vague = [.. Vague.SelectMany(l => l.Value).DistinctBy(p => p.Key).Select(p => new VaguePhrase(p.Key, p.Value.Text))],
        };
        return Attachments.Apply(rules, path + ".attachments", problems);
    }
}

/// <summary>Something a request must have, in JSON.</summary>
internal sealed class RequiredFieldDocument
{
    /// <summary>The question, ready to send to the requester.</summary>
    public required TextDocument Question { get; set; }

    /// <summary>Why it is asked for.</summary>
    public required TextDocument Why { get; set; }

    /// <summary>When it is demanded; absent: always.</summary>
    public ConditionDocument? If { get; set; }

    internal RequiredField Parse(string name, string path, FactCatalogue facts, ProblemList problems)
    {
        var before = problems.All.Count;
        var condition = If?.ParseTimeless(path + ".if", facts, problems);
        return new(name, new(name, Question.Text, Why.Text), problems.All.Count == before ? condition?.Compile(facts) : null);
    }
}

/// <summary>Which files are taken, in JSON (INT-9).</summary>
internal sealed class AttachmentsDocument
{
    /// <summary>The largest file, in bytes. Default: 10485760 (10 MB).</summary>
    public int? MaxBytes { get; set; }

    /// <summary>The types, by the end of the file's name. Default: jpg, jpeg, png, pdf, log.</summary>
    public IReadOnlyList<string>? Types { get; set; }

    internal IntakeRules Apply(IntakeRules rules, string path, ProblemList problems)
    {
        if (MaxBytes < 1)
            problems.Add(path + ".maxBytes", "intake.bad-size", $"{MaxBytes}", "at least 1");
        for (var i = 0; i < (Types?.Count ?? 0); i++)
            if (Types![i].Length == 0 || Types[i].Contains('.') || Types[i] != Types[i].ToLowerInvariant())
                problems.Add($"{path}.types[{i}]", "intake.bad-type", $"'{Types[i]}'", "small letters without a dot, such as pdf");
        return rules with { MaxBytes = MaxBytes ?? rules.MaxBytes, Types = Types is null ? rules.Types : [.. Types] };
    }
}
