using NodaTime;

namespace SupportWorkflow.Intake;

[Trait("Requirement", "INT-2")]
public sealed class TicketNumberFormatTests
{
    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];

    [Fact]
    public void A_number_is_prefix_date_and_sequence()
    {
        Assert.Equal("TS202310270001", Number(4, 1));
        Assert.Equal("TS20231027001", Number(3, 1));
    }

    [Fact]
    public void A_sequence_overflows_into_more_digits() => Assert.Equal("TS202310271000", Number(3, 1000));

    [Fact]
    public void The_series_is_the_date_in_the_profiles_zone()
    {
        var beforeMidnight = Instant.FromUtc(2023, 10, 27, 15, 59); // 23:59 in Shanghai
        var format = new TicketNumberFormat("TS", "yyyyMMdd", 4, Shanghai);
        Assert.Equal("TS20231027", format.SeriesAt(beforeMidnight));
        Assert.Equal("TS20231028", format.SeriesAt(beforeMidnight + Duration.FromMinutes(1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_sequence_begins_with_one(long sequence) => Assert.Throws<ArgumentOutOfRangeException>(() => Number(4, sequence));

    private static string Number(int digits, long sequence) =>
        new TicketNumberFormat("TS", "yyyyMMdd", digits, Shanghai).Number("TS20231027", sequence).Value;
}
