using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace SupportWorkflow;

/// <summary>
/// One document made of several, each extending the one before it, that knows in which text each of its parts stands. Objects merge by
/// key, lists whose elements all have a <c>name</c> by that name; everything else is replaced; null removes a member.
/// </summary>
/// <param name="shape">The document class: it says which objects are replaced as a whole.</param>
internal sealed class MergedDefinition(JsonTypeInfo shape)
{
    private readonly Dictionary<JsonNode, (DefinitionSource Source, string Path)> _origins = new(ReferenceEqualityComparer.Instance);
    private Dictionary<string, JsonNode>? _places;

    /// <summary>What has been merged so far.</summary>
    public JsonObject Root { get; } = [];

    /// <summary>Lays one more text over what is there.</summary>
    /// <param name="source">The text.</param>
    /// <param name="json">The same, parsed: an object.</param>
    /// <param name="leftOut">Members of the outermost object that are not taken.</param>
    public void Extend(DefinitionSource source, JsonElement json, IReadOnlyCollection<string> leftOut)
    {
        var own = (JsonObject)Read(json, source, "$")!;
        foreach (var name in leftOut)
            own.Remove(name);
        Merge(Root, own, shape);
        _places = null;
    }

    /// <summary>Where the thing at a path of the merged document stands; what is missing is looked for in the text that names what it is
    /// missing from.</summary>
    public DefinitionPlace Place(string path)
    {
        if (_places is null)
            Walk(Root, "$", _places = new(StringComparer.Ordinal));
        var known = path;
        JsonNode? node;
        while (!_places.TryGetValue(known, out node) && known.LastIndexOfAny(['.', '[']) is > 0 and var end)
            known = known[..end];
        return node is null ? new(path, 0, null) : _origins[node].Source.Place(_origins[node].Path + path[known.Length..]);
    }

    private static void Walk(JsonNode node, string path, Dictionary<string, JsonNode> places)
    {
        places[path] = node;
        if (node is JsonObject members)
            foreach (var (name, value) in members)
                if (value is not null)
                    Walk(value, JsonPath.Step(path, name), places);
        if (node is JsonArray items)
            for (var i = 0; i < items.Count; i++)
                if (items[i] is { } item)
                    Walk(item, $"{path}[{i}]", places);
    }

    /// <summary>The value as nodes, each with its origin; of a member that comes twice the last.</summary>
    private JsonNode? Read(JsonElement json, DefinitionSource source, string path)
    {
        JsonNode? node = null;
        if (json.ValueKind == JsonValueKind.Object)
        {
            var members = new JsonObject();
            foreach (var member in json.EnumerateObject())
                members[member.Name] = Read(member.Value, source, JsonPath.Step(path, member.Name));
            node = members;
        }
        else if (json.ValueKind == JsonValueKind.Array)
            node = new JsonArray([.. json.EnumerateArray().Select((item, i) => Read(item, source, $"{path}[{i}]"))]);
        else if (json.ValueKind != JsonValueKind.Null)
            node = JsonValue.Create(json.Clone());
        if (node is not null)
            _origins[node] = (source, path);
        return node;
    }

    /// <summary>What stands in the place of both.</summary>
    private JsonNode? Merged(JsonNode? there, JsonNode own, JsonTypeInfo? type)
    {
        if (
            there is JsonObject old
            && own is JsonObject members
            && (members.Count == 0 || type?.Type.IsDefined(typeof(ReplacedWholeAttribute)) != true)
        )
        {
            Merge(old, members, type);
            return old;
        }
        if (there is JsonArray oldItems && own is JsonArray items && IsNamed(oldItems) && IsNamed(items))
        {
            MergeByName(oldItems, items, ElementOf(type));
            return oldItems;
        }
        RemoveNulls(own);
        return own;
    }

    private void Merge(JsonObject into, JsonObject own, JsonTypeInfo? type)
    {
        _origins[into] = _origins[own];
        string[] before = [.. into.Select(m => m.Key)];
        var members = own.ToArray();
        own.Clear();
        var removed = members.Where(m => m.Value is null).Select(m => m.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            var there = into[name];
            if (value is not null && Merged(there, value, MemberOf(type, name)) is var merged && merged != there)
                into[name] = merged;
        }
        Order(
            into,
            [.. before.Where(name => !removed.Contains(name))],
            [.. members.Select(m => m.Key).Where(name => !removed.Contains(name))],
            type
        );
    }

    /// <summary>
    /// Members of a class stand in its order. Of others, those the extending text names stand in its order, each of the rest behind the one
    /// it stood behind before: so new ones come last, and naming one of the base's moves it.
    /// </summary>
    private static void Order(JsonObject merged, string[] before, string[] named, JsonTypeInfo? type)
    {
        if (type?.Kind == JsonTypeInfoKind.Object)
            named = [.. before.Union(named).OrderBy(name => type.Properties.TakeWhile(p => p.Name != name).Count())];
        var isNamed = named.ToHashSet(StringComparer.Ordinal);
        var behind = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var (first, run) = (new List<string>(), new List<string>());
        foreach (var name in before)
            if (isNamed.Contains(name))
                behind[name] = run = [];
            else
                (behind.Count == 0 ? first : run).Add(name);
        string[] order = [.. first, .. named.SelectMany(name => behind.GetValueOrDefault(name, []).Prepend(name))];
        JsonNode?[] values = [.. order.Select(name => merged[name])];
        merged.Clear();
        for (var i = 0; i < values.Length; i++)
            merged[order[i]] = values[i];
    }

    private void MergeByName(JsonArray into, JsonArray own, JsonTypeInfo? type)
    {
        _origins[into] = _origins[own];
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = into.Count - 1; i >= 0; i--)
            places[NameOf(into[i])!] = i;
        JsonNode[] items = [.. own.Select(i => i!)];
        own.Clear();
        foreach (var item in items)
            // A name that comes twice in one text is merged once: the other stays, and whoever checks the names finds it.
            if (places.Remove(NameOf(item)!, out var place))
                Merge((JsonObject)into[place]!, (JsonObject)item, type);
            else
            {
                RemoveNulls(item);
                into.Add(item);
            }
    }

    /// <summary>A list of objects that all have a name; an empty one has none, so it replaces.</summary>
    private static bool IsNamed(JsonArray items) => items.Count > 0 && items.All(i => NameOf(i) is not null);

    private static string? NameOf(JsonNode? item) =>
        item is JsonObject members && members["name"] is JsonValue value && value.TryGetValue(out string? name) ? name : null;

    private static void RemoveNulls(JsonNode node)
    {
        if (node is JsonArray items)
            foreach (var item in items.OfType<JsonNode>())
                RemoveNulls(item);
        if (node is not JsonObject members)
            return;
        foreach (var (name, value) in members.ToArray())
            if (value is null)
                members.Remove(name);
            else
                RemoveNulls(value);
    }

    private static JsonTypeInfo? MemberOf(JsonTypeInfo? type, string name) =>
        type?.Kind == JsonTypeInfoKind.Object
            ? type.Properties.FirstOrDefault(p => p.Name == name) is { } known
                ? type.Options.GetTypeInfo(known.PropertyType)
                : null
            : ElementOf(type);

    private static JsonTypeInfo? ElementOf(JsonTypeInfo? type) =>
        type?.ElementType is { } element ? type.Options.GetTypeInfo(element) : null;
}
