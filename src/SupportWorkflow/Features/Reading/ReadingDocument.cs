using System.Collections.Frozen;

namespace SupportWorkflow.Reading;

/// <summary>What a role may see, in JSON.</summary>
internal sealed class ReadingDocument
{
    private static readonly Dictionary<string, ReadableTickets> Words = new(StringComparer.Ordinal)
    {
        ["none"] = ReadableTickets.None,
        ["own"] = ReadableTickets.Own,
        ["organisation"] = ReadableTickets.Organisation,
        ["team"] = ReadableTickets.Team,
        ["all"] = ReadableTickets.All,
    };

    /// <summary>Which tickets: none, own, organisation, team, all.</summary>
    public required string Tickets { get; set; }

    /// <summary>Whether the role sees what is not meant for the requester. Default: yes, but for the requester.</summary>
    public bool? InternalNotes { get; set; }

    /// <summary>Whether the role sees how the requester can be reached. Default: yes.</summary>
    public bool? ContactData { get; set; }

    /// <param name="documents">What the profile says of each role.</param>
    /// <param name="roles">The roles it knows; null: any.</param>
    /// <param name="problems">What is wrong is added.</param>
    public static ReadingRules Parse(
        IReadOnlyDictionary<string, ReadingDocument> documents,
        IReadOnlyCollection<string>? roles,
        ProblemList problems
    )
    {
        var rights = new Dictionary<string, ReadingRight>(StringComparer.Ordinal);
        foreach (var (role, said) in documents)
        {
            var path = JsonPath.Step("$.reading", role);
            if (roles is not null && !roles.Contains(role))
                problems.AddUnknown(path, "reading.unknown-role", role, roles);
            if (!Words.TryGetValue(said.Tickets, out var tickets))
                problems.AddUnknown(path + ".tickets", "reading.unknown-scope", said.Tickets, Words.Keys);
            rights[role] = new(tickets, said.InternalNotes ?? (role != Role.Requester.Name), said.ContactData ?? true);
        }
        return new(rights.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
