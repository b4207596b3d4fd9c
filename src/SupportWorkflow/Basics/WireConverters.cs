using System.Text.Json;
using System.Text.Json.Serialization;

namespace SupportWorkflow;

/// <summary>What converters that write an object member by member share.</summary>
internal static class WireConverters
{
    extension(JsonSerializerOptions options)
    {
        /// <summary>The converter of a type; the one that was asked for last is at hand.</summary>
        public JsonConverter<T> Of<T>()
        {
            var known = Known<T>.Last;
            if (known is null || !ReferenceEquals(known.Options, options))
                Known<T>.Last = known = new(options, (JsonConverter<T>)options.GetTypeInfo(typeof(T)).Converter);
            return known.Converter;
        }

        /// <summary>Writes a member.</summary>
        public void Write<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T value)
        {
            writer.WritePropertyName(name);
            options.Of<T>().Write(writer, value, options);
        }

        /// <summary>Reads the value after a member's name.</summary>
        public T? Next<T>(ref Utf8JsonReader reader)
        {
            reader.Read();
            return reader.TokenType == JsonTokenType.Null && default(T) is null
                ? default
                : options.Of<T>().Read(ref reader, typeof(T), options);
        }
    }

    /// <summary>Passes over the value after the name of a member that is not known here.</summary>
    public static void SkipNext(this ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }

    private sealed record Known<T>(JsonSerializerOptions Options, JsonConverter<T> Converter)
    {
        public static Known<T>? Last { get; set; }
    }
}
