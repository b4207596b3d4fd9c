namespace SupportWorkflow.Profiles;

/// <summary>The words a profile's tickets use, each with its text; a list left out is open.</summary>
internal sealed class WordsDocument
{
    /// <summary>How requests come in.</summary>
    public IReadOnlyDictionary<string, TextDocument>? Channels { get; set; }

    /// <summary>The categories.</summary>
    public IReadOnlyDictionary<string, TextDocument>? Categories { get; set; }

    /// <summary>The business scenarios.</summary>
    public IReadOnlyDictionary<string, TextDocument>? Scenarios { get; set; }

    /// <summary>How far a trouble reaches.</summary>
    public IReadOnlyDictionary<string, TextDocument>? Impacts { get; set; }

    /// <summary>How soon it hurts.</summary>
    public IReadOnlyDictionary<string, TextDocument>? Urgencies { get; set; }

    /// <summary>The customers' tiers.</summary>
    public IReadOnlyDictionary<string, TextDocument>? Tiers { get; set; }

    /// <summary>The kinds of record (INT-7).</summary>
    public IReadOnlyDictionary<string, TextDocument>? Kinds { get; set; }

    /// <summary>The kinds of requester, such as individual and enterprise (INT-13).</summary>
    public IReadOnlyDictionary<string, TextDocument>? RequesterKinds { get; set; }

    /// <summary>The parts people play.</summary>
    public IReadOnlyDictionary<string, TextDocument>? Roles { get; set; }
}
