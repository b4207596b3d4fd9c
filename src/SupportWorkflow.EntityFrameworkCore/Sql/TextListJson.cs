using System.Text.Json.Serialization;

namespace SupportWorkflow.EntityFrameworkCore;

/// <summary>Lists of texts as SQLite keeps them: as EF Core writes them too.</summary>
[JsonSerializable(typeof(IReadOnlyCollection<string>))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(SealedText))]
internal sealed partial class TextListJson : JsonSerializerContext;
