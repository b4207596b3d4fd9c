using System.Text;
using System.Text.Json;

namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>
/// Encrypts what a store keeps of tickets as documents: snapshots, events, what has to leave. The host's; thread-safe. Columns stay
/// readable for lists, but for the subject, which is then empty.
/// </summary>
/// <example><code>
/// sealed class Vault(IDataProtectionProvider vault) : ITicketTextProtector
/// {
///     private readonly IDataProtector _one = vault.CreateProtector("tickets");
///     public string Key => "tickets";
///     public byte[] Protect(byte[] utf8) => _one.Protect(utf8);
///     public byte[] Unprotect(string key, byte[] bytes) => _one.Unprotect(bytes);
/// }
/// </code></example>
public interface ITicketTextProtector
{
    /// <summary>The name of the key that protects now; kept beside the text.</summary>
    string Key { get; }

    /// <summary>Encrypts.</summary>
    byte[] Protect(byte[] utf8);

    /// <summary>Decrypts.</summary>
    /// <param name="key">The name of the key with which it was encrypted.</param>
    /// <param name="bytes">What was encrypted.</param>
    byte[] Unprotect(string key, byte[] bytes);
}

/// <summary>A protected text as JSON.</summary>
internal sealed record SealedText(string Key, byte[] Sealed);

/// <summary>Documents as they are kept.</summary>
internal sealed class StoredText(ITicketTextProtector? protector)
{
    private const string Begin = "{\"Key\":";

    public bool IsProtected => protector is not null;

    public string Write(byte[] utf8) =>
        protector is null
            ? Encoding.UTF8.GetString(utf8)
            : JsonSerializer.Serialize(new SealedText(protector.Key, protector.Protect(utf8)), TextListJson.Default.SealedText);

    public byte[] Read(string text)
    {
        if (!text.StartsWith(Begin, StringComparison.Ordinal))
            return Encoding.UTF8.GetBytes(text);
        if (protector is null)
            throw new InvalidOperationException("The texts of this store are protected: say ProtectTextsWith for the desk.");
        var kept = JsonSerializer.Deserialize(text, TextListJson.Default.SealedText)!;
        return protector.Unprotect(kept.Key, kept.Sealed);
    }
}
