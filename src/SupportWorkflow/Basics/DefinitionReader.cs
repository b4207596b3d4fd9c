using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace SupportWorkflow;

/// <summary>
/// Reads a JSON definition into its document class and lists everything wrong with its shape first: unknown words (with the closest
/// known one), wrong types, missing and doubled members. The shape is the document class itself, so that there is no second truth.
/// </summary>
internal static class DefinitionReader
{
    private const string UnknownMember = "json.unknown-member",
        DoubledMember = "json.doubled-member";

    /// <returns>The document, so that its meaning can be checked too; null when its shape does not allow to read it.</returns>
    public static T? Read<T>(ReadOnlySpan<byte> utf8, JsonTypeInfo<T> shape, ProblemList problems)
        where T : class
    {
        utf8 = WithoutByteOrderMark(utf8);
        if (!Utf8.IsValid(utf8))
        {
            problems.Add("$", "json.not-utf8", $"bytes in line {LineOfForeignBytes(utf8)} that are no UTF-8", "a file saved as UTF-8");
            return null;
        }
        try
        {
            var reader = new Utf8JsonReader(utf8, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            using var json = JsonDocument.ParseValue(ref reader);
            while (reader.Read()) { } // throws on anything but white space
            var before = problems.All.Count;
            Check(json.RootElement, shape, "$", problems);
            var readable = problems.All.Skip(before).All(p => p.Code is UnknownMember or DoubledMember);
            return readable ? json.RootElement.Deserialize(shape) : null;
        }
        catch (JsonException e)
        {
            problems.Add(
                "$",
                "json.malformed",
                $"text that is not JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}",
                "well-formed JSON"
            );
            return null;
        }
        catch (InvalidOperationException)
        {
            problems.Add("$", "json.malformed", "an escape such as \\uD800 that is half a character", "well-formed JSON");
            return null;
        }
        finally
        {
            problems.Locate(utf8);
        }
    }

    /// <summary>Files of some editors begin with a mark that JSON does not know.</summary>
    internal static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;

    private static int LineOfForeignBytes(ReadOnlySpan<byte> text)
    {
        var line = 1;
        while (Rune.DecodeFromUtf8(text, out var rune, out var length) == OperationStatus.Done)
        {
            if (rune.Value == '\n')
                line++;
            text = text[length..];
        }
        return line;
    }

    private static void Check(JsonElement found, JsonTypeInfo shape, string path, ProblemList problems)
    {
        switch (shape.Kind)
        {
            case JsonTypeInfoKind.Object when Is(found, JsonValueKind.Object, "an object", path, problems):
                CheckMembers(found, shape, path, problems);
                break;
            case JsonTypeInfoKind.Dictionary when Is(found, JsonValueKind.Object, "an object", path, problems):
                var value = shape.Options.GetTypeInfo(shape.ElementType!);
                foreach (var member in Distinct(found, path, problems))
                    CheckValue(member.Value, value, JsonPath.Step(path, member.Name), problems);
                break;
            case JsonTypeInfoKind.Enumerable when Is(found, JsonValueKind.Array, "a list", path, problems):
                var item = shape.Options.GetTypeInfo(shape.ElementType!);
                var index = 0;
                foreach (var element in found.EnumerateArray())
                    CheckValue(element, item, $"{path}[{index++}]", problems);
                break;
            case JsonTypeInfoKind.None:
                CheckScalar(found, Nullable.GetUnderlyingType(shape.Type) ?? shape.Type, path, problems);
                break;
        }
    }

    private static void CheckMembers(JsonElement found, JsonTypeInfo shape, string path, ProblemList problems)
    {
        var members = Distinct(found, path, problems).ToList();
        foreach (var member in members)
        {
            var known = shape.Properties.FirstOrDefault(p => p.Name == member.Name);
            if (known is null)
                problems.AddUnknown(JsonPath.Step(path, member.Name), UnknownMember, member.Name, shape.Properties.Select(p => p.Name));
            else if (member.Value.ValueKind != JsonValueKind.Null)
                CheckValue(member.Value, shape.Options.GetTypeInfo(known.PropertyType), JsonPath.Step(path, member.Name), problems);
            else if (known.IsRequired)
                problems.Add(JsonPath.Step(path, member.Name), "json.missing-member", "null", "a value: it is required");
        }
        foreach (var missing in shape.Properties.Where(p => p.IsRequired && members.All(m => m.Name != p.Name)))
            problems.Add(JsonPath.Step(path, missing.Name), "json.missing-member", "nothing", "a value: it is required");
    }

    private static void CheckValue(JsonElement found, JsonTypeInfo shape, string path, ProblemList problems)
    {
        if (found.ValueKind == JsonValueKind.Null)
            problems.Add(path, "json.wrong-type", "null", "a value");
        else
            Check(found, shape, path, problems);
    }

    private static void CheckScalar(JsonElement found, Type type, string path, ProblemList problems)
    {
        if (type == typeof(string))
            Is(found, JsonValueKind.String, "a text", path, problems);
        else if (type == typeof(bool))
            Is(found, found.ValueKind == JsonValueKind.False ? JsonValueKind.False : JsonValueKind.True, "true or false", path, problems);
        else if (type == typeof(int) && (found.ValueKind != JsonValueKind.Number || !found.TryGetInt32(out _)))
            problems.Add(path, "json.wrong-type", Shown(found), "a whole number");
        else if (type == typeof(decimal) && (found.ValueKind != JsonValueKind.Number || !found.TryGetDecimal(out _)))
            problems.Add(path, "json.wrong-type", Shown(found), "a number");
    }

    private static bool Is(JsonElement found, JsonValueKind kind, string allowed, string path, ProblemList problems)
    {
        if (found.ValueKind == kind)
            return true;
        problems.Add(path, "json.wrong-type", Shown(found), allowed);
        return false;
    }

    /// <summary>The members of an object; a name that comes twice is a problem and only its last value is looked at.</summary>
    private static IEnumerable<JsonProperty> Distinct(JsonElement found, string path, ProblemList problems)
    {
        foreach (var group in found.EnumerateObject().GroupBy(m => m.Name, StringComparer.Ordinal))
        {
            if (group.Count() > 1)
                problems.Add(JsonPath.Step(path, group.Key), DoubledMember, $"{group.Count()} times", "once");
            yield return group.Last();
        }
    }

    private static string Shown(JsonElement found)
    {
        var text = found.GetRawText();
        return text.Length <= 60 ? text : text[..57] + "...";
    }
}
