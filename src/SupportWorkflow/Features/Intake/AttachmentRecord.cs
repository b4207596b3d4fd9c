namespace SupportWorkflow.Intake;

/// <summary>A file that belongs to a ticket. The file itself is the host's; only what is known about it is checked (INT-9).</summary>
/// <param name="Name">The file's name; what follows its last dot is its type.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="Key">Where the host keeps it; null: the name is enough.</param>
public sealed record AttachmentRecord([property: Personal] string Name, long Bytes, string? Key = null)
{
    /// <summary>The type in small letters, without the dot; empty when the name has none.</summary>
    internal string Type => Name.LastIndexOf('.') is >= 0 and var dot ? Name[(dot + 1)..].ToLowerInvariant() : "";

    internal static void Look(ValueList<AttachmentRecord> files, ref TextCheck texts)
    {
        foreach (var file in files)
        {
            texts.Text("attachments", file?.Name);
            texts.Maybe("attachments", file?.Key);
        }
    }

    /// <summary>The name goes, its ending stays: what kind of file it is says nothing of anybody.</summary>
    internal static AttachmentRecord Redacted(AttachmentRecord one, Redactor r) =>
        one with
        {
            Name = one.Type.Length == 0 || r.Text(one.Name) == one.Name ? r.Text(one.Name) : $"{Redaction.Erased}.{one.Type}",
        };
}
