using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace SupportWorkflow.Profiles;

/// <summary>
/// The JSON Schema of the profile format, made from the very classes that read it: an editor and the library know the same words. Every
/// class is one definition, which the exporter of the base library cannot do: it writes references into the middle of other definitions.
/// </summary>
internal sealed class ProfileSchema
{
    public const string Id = "https://example.org/support-workflow/profile-1.schema.json";

    private readonly SortedDictionary<string, JsonObject?> _definitions = new(StringComparer.Ordinal);

    public static JsonObject Write()
    {
        var schema = new ProfileSchema();
        var profile = schema.Of(ProfileJson.Default.ProfileDocument);
        return new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = Id,
            ["title"] = "A support workflow profile",
            ["$ref"] = profile["$ref"]!.DeepClone(),
            ["$defs"] = new JsonObject(schema._definitions.Select(d => KeyValuePair.Create(d.Key, (JsonNode?)d.Value))),
        };
    }

    private JsonObject Of(JsonTypeInfo type) =>
        type.Kind switch
        {
            JsonTypeInfoKind.Enumerable => new() { ["type"] = "array", ["items"] = Of(type.Options.GetTypeInfo(type.ElementType!)) },
            JsonTypeInfoKind.Dictionary => new()
            {
                ["type"] = "object",
                ["additionalProperties"] = Of(type.Options.GetTypeInfo(type.ElementType!)),
            },
            JsonTypeInfoKind.Object => new() { ["$ref"] = $"#/$defs/{Define(type)}" },
            _ => OfScalar(Nullable.GetUnderlyingType(type.Type) ?? type.Type),
        };

    private static JsonObject OfScalar(Type type) =>
        type == typeof(string) ? new() { ["type"] = "string" }
        : type == typeof(bool) ? new() { ["type"] = "boolean" }
        : type == typeof(int) ? new() { ["type"] = "integer" }
        : type == typeof(decimal) ? new() { ["type"] = "number" }
        : new() { ["type"] = new JsonArray("string", "number", "boolean") };

    /// <summary>One definition for each class, named after it; a class that contains itself is met again as a reference.</summary>
    private string Define(JsonTypeInfo type)
    {
        var name = type.Type.Name.Replace("Document", "", StringComparison.Ordinal);
        if (!_definitions.TryAdd(name, null))
            return name;
        var members = new JsonObject(
            type.Properties.Select(p => KeyValuePair.Create(p.Name, (JsonNode?)Of(type.Options.GetTypeInfo(p.PropertyType))))
        );
        var definition = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = members,
            ["additionalProperties"] = false,
        };
        var required = type.Properties.Where(p => p.IsRequired).Select(p => (JsonNode?)p.Name).ToArray();
        if (required.Length > 0)
            definition["required"] = new JsonArray(required);
        _definitions[name] = definition;
        return name;
    }
}
