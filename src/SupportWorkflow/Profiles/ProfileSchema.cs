using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace SupportWorkflow.Profiles;

/// <summary>
/// The JSON Schema of the profile format, made from the very classes that read it: an editor and the library know the same words. Every
/// class is one definition, which the exporter of the base library cannot do: it writes references into the middle of other definitions.
/// What a profile says that extends another is the <c>Part</c> of a class: little is required of it, and null removes.
/// </summary>
internal sealed class ProfileSchema
{
    public const string Id = "https://example.org/support-workflow/profile-1.schema.json";

    private readonly SortedDictionary<string, JsonObject?> _definitions = new(StringComparer.Ordinal);

    public static JsonObject Write()
    {
        var schema = new ProfileSchema();
        var (whole, part) = (schema.Define(ProfileJson.Default.ProfileDocument), schema.DefinePart(ProfileJson.Default.ProfileDocument));
        return new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = Id,
            ["title"] = "A support workflow profile",
            ["type"] = "object",
            ["if"] = new JsonObject { ["required"] = new JsonArray("extends") },
            ["then"] = Reference(part),
            ["else"] = Reference(whole),
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
            JsonTypeInfoKind.Object => Reference(Define(type)),
            _ when type.Type.GetCustomAttribute<TextOrAttribute>() is { } either => new()
            {
                ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, Reference(Define(type.Options.GetTypeInfo(either.More)))),
            },
            _ => OfScalar(Nullable.GetUnderlyingType(type.Type) ?? type.Type),
        };

    /// <summary>The same where another profile is extended.</summary>
    private JsonObject PartOf(JsonTypeInfo type) =>
        type.Kind switch
        {
            JsonTypeInfoKind.Enumerable => OrNull("array", "items", ItemOf(type.Options.GetTypeInfo(type.ElementType!))),
            JsonTypeInfoKind.Dictionary => OrNull("object", "additionalProperties", PartOf(type.Options.GetTypeInfo(type.ElementType!))),
            JsonTypeInfoKind.Object => new()
            {
                ["anyOf"] = type.Type.IsDefined(typeof(ReplacedWholeAttribute))
                    ? new JsonArray(
                        Reference(Define(type)),
                        new JsonObject { ["type"] = "object", ["maxProperties"] = 0 },
                        new JsonObject { ["type"] = "null" }
                    )
                    : new JsonArray(Reference(DefinePart(type)), new JsonObject { ["type"] = "null" }),
            },
            _ => new() { ["anyOf"] = new JsonArray(Of(type), new JsonObject { ["type"] = "null" }) },
        };

    /// <summary>Elements that have a name may be parts too.</summary>
    private JsonObject ItemOf(JsonTypeInfo type) =>
        type.Kind == JsonTypeInfoKind.Object && type.Properties.Any(IsName) ? Reference(DefinePart(type)) : Of(type);

    /// <summary>What a part says itself in any case: who it is.</summary>
    private static bool IsName(JsonPropertyInfo member) =>
        member.IsRequired && member.PropertyType == typeof(string) && member.Name is "id" or "version" or "name";

    private static JsonObject OrNull(string type, string keyword, JsonObject of) =>
        new() { ["type"] = new JsonArray(type, "null"), [keyword] = of };

    private static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/$defs/{definition}" };

    private static JsonObject OfScalar(Type type) =>
        type == typeof(string) ? new() { ["type"] = "string" }
        : type == typeof(bool) ? new() { ["type"] = "boolean" }
        : type == typeof(int) ? new() { ["type"] = "integer" }
        : type == typeof(decimal) ? new() { ["type"] = "number" }
        : new() { ["type"] = new JsonArray("string", "number", "boolean") };

    /// <summary>One definition for each class, named after it; a class that contains itself is met again as a reference.</summary>
    private string Define(JsonTypeInfo type) => Define(type, NameOf(type), Of, m => m.IsRequired);

    private string DefinePart(JsonTypeInfo type) => Define(type, NameOf(type) + "Part", PartOf, IsName);

    private string Define(JsonTypeInfo type, string name, Func<JsonTypeInfo, JsonObject> of, Func<JsonPropertyInfo, bool> isRequired)
    {
        if (!_definitions.TryAdd(name, null))
            return name;
        var members = new JsonObject(
            type.Properties.Select(p =>
                KeyValuePair.Create(p.Name, (JsonNode?)(isRequired(p) ? Of : of).Invoke(type.Options.GetTypeInfo(p.PropertyType)))
            )
        );
        var definition = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = members,
            ["additionalProperties"] = false,
        };
        var required = type.Properties.Where(isRequired).Select(p => (JsonNode?)p.Name).ToArray();
        if (required.Length > 0)
            definition["required"] = new JsonArray(required);
        _definitions[name] = definition;
        return name;
    }

    private static string NameOf(JsonTypeInfo type) => type.Type.Name.Replace("Document", "", StringComparison.Ordinal);
}
