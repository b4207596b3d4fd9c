using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using SupportWorkflow.Notices;

namespace SupportWorkflow;

/// <summary>One message for one recipient, made of one notice or of many. Immutable and thread-safe.</summary>
public sealed record DigestMessage
{
    /// <summary>The channel of everybody who chose none: a message in the platform.</summary>
    public const string Platform = "platform";

    /// <summary>How many notices the text tells one by one; the rest are counted.</summary>
    private const int MostLines = 10;

    [JsonConstructor]
    internal DigestMessage(NoticeRecipient recipient, ValueList<Notice> notices, ValueList<string> channels, LocalText? remark) =>
        (Recipient, Notices, Channels, Remark) = (recipient, notices, channels, remark);

    /// <summary>
    /// Tells a repetition: the notice's own key; of several a digest of their keys, equal for the same notices. Notices that came in
    /// between make another message, so keep the keys of <see cref="Notices"/> where nothing may be told twice.
    /// </summary>
    public string Key =>
        Notices.Count == 1
            ? Notices[0].Key
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Notices.Select(n => n.Key)))));

    /// <summary>Whom it is for: the person on duty, where one was found for a role or team.</summary>
    public NoticeRecipient Recipient { get; }

    /// <summary>All its notices, the most severe first.</summary>
    public ValueList<Notice> Notices { get; }

    /// <summary>Where the recipient wants it.</summary>
    public ValueList<string> Channels { get; }

    /// <summary>That nobody is on duty for the role or team it stays for, or that nobody knows; null: a person was found.</summary>
    public LocalText? Remark { get; }

    /// <summary>The <see cref="Notice.Severity"/> of its most severe notice.</summary>
    public int Severity => Notices[0].Severity;

    /// <summary>How many of its notices say that something is overdue.</summary>
    public int Breaches => Notices.Count(n => n.Severity >= 100);

    /// <summary>How many of its notices warn.</summary>
    public int Warnings => Notices.Count(n => n.Severity is > 0 and < 100);

    /// <summary>
    /// The text: of one notice its own; of several their number, then the ten most severe, a paragraph each, then how many more there are.
    /// Notices with the same text are told once. The remark, if any, comes last.
    /// </summary>
    public LocalText Text =>
        Notices.Count == 1
            ? new(Lines([Notices[0].Text.English], "en"), Lines([Notices[0].Text.In("zh-CN")], "zh-CN"))
            : new(Merged("en"), Merged("zh-CN"));

    private string Merged(string language)
    {
        var tickets = Notices.Select(n => n.Ticket).Distinct().Count();
        LocalText? counts = null;
        foreach (
            var (count, text) in new[]
            {
                (Breaches, "digest.breaches"),
                (Warnings, "digest.warnings"),
                (Notices.Count - Breaches - Warnings, "digest.others"),
            }
        )
        {
            if (count == 0)
                continue;
            var part = NoticeTexts.Table.Say(text, count);
            counts = counts is null ? part : NoticeTexts.Table.Say("digest.joined", counts, part);
        }
        var title =
            tickets == 1
                ? NoticeTexts.Table.Say("digest.title-one-ticket", Notices.Count, counts)
                : NoticeTexts.Table.Say("digest.title", Notices.Count, tickets, counts);
        var told = Notices.Take(MostLines).Select(n => n.Text.In(language)).Distinct(StringComparer.Ordinal);
        var more =
            Notices.Count > MostLines
                ? [NoticeTexts.Table.Say("digest.more", Notices.Count - MostLines).In(language)]
                : Array.Empty<string>();
        return Lines(
            [title.In(language), .. told.Select(t => "• " + t.Replace("\n", "\n  ", StringComparison.Ordinal)), .. more],
            language
        );
    }

    private string Lines(IEnumerable<string> lines, string language) =>
        string.Join('\n', Remark is null ? lines : lines.Append(Remark.In(language)));
}
