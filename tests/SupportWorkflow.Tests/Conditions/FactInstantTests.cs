using NodaTime.Text;

namespace SupportWorkflow.Conditions;

/// <summary>A text that means an instant is read once, when the value is made.</summary>
public sealed class FactInstantTests
{
    public static TheoryData<string> Instants =>
        [
            "2024-10-11T08:30:00Z",
            "1969-12-31T23:59:59.999999999Z",
            "1970-01-01T00:00:00Z",
            "1970-01-01T00:00:00.000000001Z",
            "0001-01-01T00:00:00Z",
            "-9998-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
        ];

    [Theory]
    [MemberData(nameof(Instants))]
    public void It_is_the_instant_that_NodaTime_reads(string text) =>
        Assert.Equal(InstantPattern.ExtendedIso.Parse(text).Value, FactValue.Of(text).Instant);

    [Theory]
    [InlineData("2024-10-11T08:30:00")]
    [InlineData("2024-10-11T08:30Z")]
    [InlineData("2024-13-11T08:30:00Z")]
    [InlineData("2024-10-11 08:30:00Z")]
    [InlineData("The printer is too hot to TouchZ")]
    [InlineData("")]
    [InlineData(null)]
    public void Another_text_means_none(string? text) => Assert.Null(FactValue.Of(text).Instant);

    [Fact]
    public void Another_value_means_none()
    {
        Assert.Null(FactValue.Of(5_019_000m * 18_446_744_073_709_551_616m).Instant);
        Assert.Null(FactValue.Of(true).Instant);
        Assert.Equal((null, null), (FactValue.Of("2024-10-11T08:30:00Z").Number, FactValue.Of("2024-10-11T08:30:00Z").YesNo));
    }

    [Fact]
    public void Reading_it_again_allocates_nothing()
    {
        var value = FactValue.Of("2024-10-11T08:30:00.5Z");
        Assert.Equal(0, Tests.Allocated.By(() => _ = value.Instant));
    }
}
