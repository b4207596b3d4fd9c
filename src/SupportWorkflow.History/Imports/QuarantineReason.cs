namespace SupportWorkflow.History;

/// <summary>Why a row of the log could not be used.</summary>
public enum QuarantineReason
{
    /// <summary>It has more or fewer columns than the header.</summary>
    WrongColumnCount,

    /// <summary>
    /// A quote is opened and not closed on the same line; where fields may hold line breaks, nowhere in the rest of the log.
    /// </summary>
    UnclosedQuote,

    /// <summary>It does not say which ticket.</summary>
    NoCase,

    /// <summary>A field the map names holds bytes that are no text in the map's encoding.</summary>
    NotText,

    /// <summary>It does not say which state.</summary>
    NoState,

    /// <summary>Its state is not in the map.</summary>
    UnknownState,

    /// <summary>It does not say when.</summary>
    NoTime,

    /// <summary>Its time fits none of the map's formats, or lies before 1900 or after 2100.</summary>
    BadTime,

    /// <summary>It would be the first row of its ticket, and the opening time fits none of the map's formats.</summary>
    BadOpening,
}
