using System.Buffers;
using System.Reflection;
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
    internal const string MissingMember = "json.missing-member";

    private const string UnknownMember = "json.unknown-member",
        DoubledMember = "json.doubled-member";

    /// <returns>The document, so that its meaning can be checked too; null when its shape does not allow to read it.</returns>
    public static T? Read<T>(ReadOnlySpan<byte> utf8, JsonTypeInfo<T> shape, ProblemList problems)
        where T : class
    {
        utf8 = WithoutByteOrderMark(utf8);
        using var json = Parse(utf8, problems);
        if (json is null)
            return null;
        try
        {
            return CanRead(json, shape, asPart: false, problems) ? json.RootElement.Deserialize(shape) : null;
        }
        catch (JsonException) when (problems.Any)
        {
            // Of a member that comes twice only the last value was looked at; that it does was said.
            return null;
        }
        finally
        {
            problems.Locate(utf8);
        }
    }

    /// <summary>Reads JSON, whatever it says; what is no JSON is a problem.</summary>
    /// <param name="utf8">The text without a byte order mark.</param>
    /// <param name="problems">Where problems go, with their lines.</param>
    public static JsonDocument? Parse(ReadOnlySpan<byte> utf8, ProblemList problems)
    {
        if (!Utf8.IsValid(utf8))
        {
            problems.Add("$", "json.not-utf8", $"bytes in line {LineOfForeignBytes(utf8)} that are no UTF-8", "a file saved as UTF-8");
            problems.Locate(utf8);
            return null;
        }
        try
        {
            var options = new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
            var reader = new Utf8JsonReader(utf8, options);
            while (reader.Read())
                if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String && reader.ValueIsEscaped)
                    reader.GetString(); // throws on half a character
            reader = new(utf8, options);
            return JsonDocument.ParseValue(ref reader);
        }
        catch (InvalidOperationException)
        {
            problems.Add("$", "json.malformed", "an escape such as \\uD800 that is half a character", "well-formed JSON");
            problems.Locate(utf8);
            return null;
        }
        catch (JsonException e)
        {
            problems.Add(
                "$",
                "json.malformed",
                $"text that is not JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}",
                "well-formed JSON"
            );
            problems.Locate(utf8);
            return null;
        }
    }

    /// <summary>Lists what is wrong with the shape of a document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="shape">Its class.</param>
    /// <param name="asPart">It is laid over another one or under one: nothing is missing in it, and null removes a member.</param>
    /// <param name="problems">Where problems go, without lines.</param>
    /// <returns>Whether it can be read all the same.</returns>
    public static bool CanRead(JsonDocument json, JsonTypeInfo shape, bool asPart, ProblemList problems)
    {
        var before = problems.All.Count;
        Check(json.RootElement, shape, "$", asPart, problems);
        return problems.All.Skip(before).All(p => p.Code is UnknownMember or DoubledMember);
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

    private static void Check(JsonElement found, JsonTypeInfo shape, string path, bool asPart, ProblemList problems)
    {
        switch (shape.Kind)
        {
            case JsonTypeInfoKind.Object when Is(found, JsonValueKind.Object, "an object", path, problems):
                CheckMembers(found, shape, path, asPart, problems);
                break;
            case JsonTypeInfoKind.Dictionary when Is(found, JsonValueKind.Object, "an object", path, problems):
                var value = shape.Options.GetTypeInfo(shape.ElementType!);
                foreach (var member in Distinct(found, path, problems))
                    if (!asPart || member.Value.ValueKind != JsonValueKind.Null)
                        CheckValue(member.Value, value, JsonPath.Step(path, member.Name), asPart, problems);
                break;
            case JsonTypeInfoKind.Enumerable when Is(found, JsonValueKind.Array, "a list", path, problems):
                var item = shape.Options.GetTypeInfo(shape.ElementType!);
                var index = 0;
                foreach (var element in found.EnumerateArray())
                    CheckValue(element, item, $"{path}[{index++}]", asPart, problems);
                break;
            case JsonTypeInfoKind.None when shape.Type.GetCustomAttribute<TextOrAttribute>() is { } either:
                if (found.ValueKind == JsonValueKind.Object)
                    Check(found, shape.Options.GetTypeInfo(either.More), path, asPart, problems);
                else
                    Is(found, JsonValueKind.String, "a text or an object", path, problems);
                break;
            case JsonTypeInfoKind.None:
                CheckScalar(found, Nullable.GetUnderlyingType(shape.Type) ?? shape.Type, path, problems);
                break;
        }
    }

    private static void CheckMembers(JsonElement found, JsonTypeInfo shape, string path, bool asPart, ProblemList problems)
    {
        var members = Distinct(found, path, problems).ToList();
        foreach (var member in members)
        {
            var known = shape.Properties.FirstOrDefault(p => p.Name == member.Name);
            if (known is null)
                problems.AddUnknown(JsonPath.Step(path, member.Name), UnknownMember, member.Name, shape.Properties.Select(p => p.Name));
            else if (member.Value.ValueKind != JsonValueKind.Null)
                CheckValue(member.Value, shape.Options.GetTypeInfo(known.PropertyType), JsonPath.Step(path, member.Name), asPart, problems);
            else if (known.IsRequired && !asPart)
                problems.Add(JsonPath.Step(path, member.Name), MissingMember, "null", "a value: it is required");
            else if (!MayBeNull(known) && !asPart)
                problems.Add(JsonPath.Step(path, member.Name), "json.wrong-type", "null", "a value, or leave it out");
        }
        if (asPart)
            return;
        foreach (var missing in shape.Properties.Where(p => p.IsRequired && members.All(m => m.Name != p.Name)))
            problems.Add(JsonPath.Step(path, missing.Name), MissingMember, "nothing", "a value: it is required");
    }

    /// <summary>Whether null means that nothing is said; of anything else the member's class makes a value, and null is none.</summary>
    private static bool MayBeNull(JsonPropertyInfo member) =>
        member.PropertyType.IsValueType ? Nullable.GetUnderlyingType(member.PropertyType) is not null : member.IsSetNullable;

    private static void CheckValue(JsonElement found, JsonTypeInfo shape, string path, bool asPart, ProblemList problems)
    {
        if (found.ValueKind == JsonValueKind.Null)
            problems.Add(path, "json.wrong-type", "null", "a value");
        else
            Check(found, shape, path, asPart, problems);
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
