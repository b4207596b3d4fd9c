using System.Text.Json;

namespace SupportWorkflow.ServiceLevels;

public sealed partial record SlaClock
{
    /// <summary>The clock as JSON, for a column of the host's own: objective, marks and raised points;
    /// cycle and target for people who look.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ClockJson.Readable.SlaClock);

    /// <summary>A clock from its JSON form.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    public static SlaClock FromJson(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize(utf8, ClockJson.Default.SlaClock)
                ?? throw new JsonException("The JSON is not a clock: it is null.");
        }
        catch (ArgumentException e)
        {
            throw new JsonException($"The JSON is not a clock: {e.Message}", e);
        }
    }
}
