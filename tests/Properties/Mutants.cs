using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Properties;

/// <summary>
/// Own mutations of good JSON: what half-done work, other programs and hostile people make of a file. The same seed makes the same mutants.
/// </summary>
public static class Mutants
{
    private static readonly string[] Values =
    [
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1e300",
        "2147483648",
        "99999999999999999999999999",
        "\"\"",
        "\"x\"",
        "\"*\"",
        "\"PT0S\"",
        "\"PT99999999999999H\"",
        "\"P99999999D\"",
        "\"9999-12-31\"",
        "\"-9998-01-01\"",
        "\"23:59-00:00\"",
        "\"9999 business days\"",
        "\"\\u0000\"",
        "\"\\u202e\\uffff\"",
        "\"kind:\"",
        "\"system:x\"",
        "{}",
        "[]",
        "[null]",
        "[[[[]]]]",
        "{ \"\": null }",
        "{ \"a\": { \"a\": {} } }",
    ];

    /// <summary>One mutant of a document: one to three changes of its parts, seldom of its bytes.</summary>
    /// <param name="json">A good document.</param>
    /// <param name="seed">Says which mutant.</param>
    public static byte[] Of(string json, int seed)
    {
        var random = new Random(seed);
        if (random.Next(20) == 0)
            return Bytes(Encoding.UTF8.GetBytes(json), random);
        var root = JsonNode.Parse(json, documentOptions: new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        for (var changes = random.Next(1, 4); changes > 0; changes--)
            Change(root!, random);
        return Encoding.UTF8.GetBytes(root!.ToJsonString());
    }

    /// <summary>One mutant of a text that is no JSON: bytes are lost, doubled, swapped and invented.</summary>
    public static byte[] OfText(byte[] text, int seed) => Bytes(text, new(seed));

    private static byte[] Bytes(byte[] good, Random random)
    {
        var bytes = new List<byte>(good);
        for (var changes = random.Next(1, 6); changes > 0 && bytes.Count > 0; changes--)
        {
            var (at, length) = (random.Next(bytes.Count), random.Next(1, 40));
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(length, bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(length, bytes.Count - at)));
                    break;
                case 3:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Values[random.Next(Values.Length)]));
                    break;
            }
        }
        return [.. bytes];
    }

    private static void Change(JsonNode root, Random random)
    {
        // Down to a random place, sooner or later.
        var at = root;
        while (random.Next(6) != 0 && Children(at).Where(c => c is JsonObject or JsonArray).ToList() is { Count: > 0 } inner)
            at = inner[random.Next(inner.Count)]!;
        if (at is JsonObject members && members.Count > 0)
            ChangeMember(members, members.ElementAt(random.Next(members.Count)).Key, root, random);
        else if (at is JsonArray items && items.Count > 0)
            ChangeItem(items, random.Next(items.Count), root, random);
    }

    private static void ChangeMember(JsonObject members, string name, JsonNode root, Random random)
    {
        var value = members[name];
        switch (random.Next(8))
        {
            case 0:
                members.Remove(name);
                break;
            case 1:
                members[name + "x"] = value?.DeepClone();
                break;
            case 2:
                members[name] = Elsewhere(root, random);
                break;
            case 3:
                members[name] = new JsonArray(value?.DeepClone());
                break;
            case 4:
                var other = members.ElementAt(random.Next(members.Count)).Key;
                (members[name], members[other]) = (members[other]?.DeepClone(), value?.DeepClone());
                break;
            case 5:
                members.Remove(name);
                members[random.Next(3) == 0 ? "" : new string('n', random.Next(1, 300))] = value;
                break;
            default:
                members[name] = Value(value, random);
                break;
        }
    }

    private static void ChangeItem(JsonArray items, int place, JsonNode root, Random random)
    {
        var value = items[place];
        switch (random.Next(6))
        {
            case 0:
                items.RemoveAt(place);
                break;
            case 1:
                for (var times = random.Next(1, 70); times > 0; times--)
                    items.Add(value?.DeepClone());
                break;
            case 2:
                items[place] = Elsewhere(root, random);
                break;
            case 3:
                items.Clear();
                break;
            default:
                items[place] = Value(value, random);
                break;
        }
    }

    private static JsonNode? Value(JsonNode? old, Random random)
    {
        if (old is JsonValue text && text.TryGetValue(out string? word) && word.Length > 0 && random.Next(3) == 0)
            return random.Next(4) switch
            {
                0 => word[..random.Next(word.Length)],
                1 => word + word,
                2 => string.Concat(Enumerable.Repeat(word, random.Next(2, 400))),
                _ => word.ToUpperInvariant(),
            };
        return JsonNode.Parse(Values[random.Next(Values.Length)]);
    }

    /// <summary>A copy of another part of the document.</summary>
    private static JsonNode? Elsewhere(JsonNode root, Random random)
    {
        var at = root;
        while (Children(at) is { Count: > 0 } inner && random.Next(4) != 0 && inner[random.Next(inner.Count)] is { } next)
            at = next;
        return at == root ? null : at.DeepClone();
    }

    private static List<JsonNode?> Children(JsonNode node) =>
        node switch
        {
            JsonObject members => [.. members.Select(m => m.Value)],
            JsonArray items => [.. items],
            _ => [],
        };
}
