namespace SupportWorkflow.Intake;

/// <summary>What is put right about a request; null: it stays as it is. An empty text takes away what there was.</summary>
public sealed record CorrectionRecord
{
    /// <summary>One line; never empty.</summary>
    [Personal]
    public string? Subject { get; init; }

    /// <summary>The objective description.</summary>
    [Personal]
    public string? Description { get; init; }

    /// <summary>The account of the person who asks: the ticket is theirs from now on; never empty.</summary>
    [Personal]
    public string? Requester { get; init; }

    /// <summary>The company or department they ask for.</summary>
    public string? Organisation { get; init; }

    /// <summary>Whom to speak to.</summary>
    [Personal]
    public string? ContactName { get; init; }

    /// <summary>How to reach them.</summary>
    [Personal]
    public string? ContactMeans { get; init; }

    /// <summary>How many users are hit.</summary>
    public int? AffectedUsers { get; init; }

    private static readonly CorrectionRecord Nothing = new();

    internal bool IsNothing => this == Nothing;

    /// <summary>The names of what it says.</summary>
    internal IEnumerable<string> Names
    {
        get
        {
            if (Subject is not null)
                yield return "subject";
            if (Description is not null)
                yield return "description";
            if (Requester is not null)
                yield return "requester";
            if (Organisation is not null)
                yield return "organisation";
            if (ContactName is not null)
                yield return "contact-name";
            if (ContactMeans is not null)
                yield return "contact-means";
            if (AffectedUsers is not null)
                yield return "affected-users";
        }
    }

    /// <summary>What of it differs from a request.</summary>
    internal CorrectionRecord Changing(IntakeRecord intake) =>
        new()
        {
            Subject = Subject == intake.Subject ? null : Subject,
            Description = Description == intake.Description ? null : Description,
            Requester = Requester == intake.Requester ? null : Requester,
            Organisation = Organisation == (intake.Organisation ?? "") ? null : Organisation,
            ContactName = ContactName == (intake.ContactName ?? "") ? null : ContactName,
            ContactMeans = ContactMeans == (intake.ContactMeans ?? "") ? null : ContactMeans,
            AffectedUsers = AffectedUsers == intake.AffectedUsers ? null : AffectedUsers,
        };

    /// <summary>The same members as a request has them.</summary>
    internal CorrectionRecord Before(IntakeRecord intake) =>
        new()
        {
            Subject = Subject is null ? null : intake.Subject,
            Description = Description is null ? null : intake.Description,
            Requester = Requester is null ? null : intake.Requester,
            Organisation = Organisation is null ? null : intake.Organisation ?? "",
            ContactName = ContactName is null ? null : intake.ContactName ?? "",
            ContactMeans = ContactMeans is null ? null : intake.ContactMeans ?? "",
            AffectedUsers = AffectedUsers is null ? null : intake.AffectedUsers,
        };

    /// <summary>The request put right; what was said anew is neither missing nor vague any more.</summary>
    internal IntakeRecord On(IntakeRecord intake) =>
        intake with
        {
            Subject = Subject ?? intake.Subject,
            Description = Description ?? intake.Description,
            Requester = Requester ?? intake.Requester,
            Organisation = Said(Organisation, intake.Organisation),
            ContactName = Said(ContactName, intake.ContactName),
            ContactMeans = Said(ContactMeans, intake.ContactMeans),
            AffectedUsers = AffectedUsers ?? intake.AffectedUsers,
            Missing = intake.Missing.Count == 0 ? default : [.. intake.Missing.Where(m => !Names.Contains(m.Field))],
        };

    internal CorrectionRecord WithoutContact() => this with { ContactName = null, ContactMeans = null };

    internal CorrectionRecord Redacted(in Redactor r) =>
        this with
        {
            Subject = r.Text(Subject),
            Description = r.Text(Description),
            Requester = r.Account(Requester),
            ContactName = r.Text(ContactName),
            ContactMeans = r.Text(ContactMeans),
        };

    internal void Look(ref TextCheck texts)
    {
        texts.Maybe("subject", Subject);
        texts.Maybe("description", Description);
        texts.Id("requester", Requester);
        texts.Maybe("organisation", Organisation);
        texts.Maybe("contactName", ContactName);
        texts.Maybe("contactMeans", ContactMeans);
    }

    private static string? Said(string? now, string? before) =>
        now is null ? before
        : now.Length == 0 ? null
        : now;
}
