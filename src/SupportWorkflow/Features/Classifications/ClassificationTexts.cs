using System.Globalization;

namespace SupportWorkflow.Classifications;

/// <summary>The sentences of this feature.</summary>
internal static class ClassificationTexts
{
    public static readonly TextTable Table = new("Features.Classifications");

    /// <summary>A confidence as people read it, without its sign.</summary>
    public static string Percent(double confidence) => (100 * confidence).ToString("0", CultureInfo.InvariantCulture);
}
