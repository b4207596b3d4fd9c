using NodaTime;
using SupportWorkflow.Profiles;
using SupportWorkflow.ServiceLevels;

namespace SupportWorkflow.Terms;

public sealed class PeriodLengthTests
{
    /// <summary>The most that a whole number holds, in every place of a profile that is a time.</summary>
    [Theory]
    [InlineData("objectives/response/targets/0/within", "objective.bad-target")]
    [InlineData("objectives/response/warn/0", "objective.bad-warning")]
    [InlineData("closing/reopenWithin", "closing.bad-window")]
    [InlineData("backdating", "profile.bad-backdating")]
    [InlineData("calendars/business/standardDay", "calendar.bad-duration")]
    public void A_time_longer_than_anything_ended_in_an_overflow(string place, string code)
    {
        foreach (var time in (string[])["PT9223372036854775807H", "PT9223372036854775807S", "PT3000000H9223372036M"])
        {
            var text = place == "backdating" ? $$"""{ "limit": "{{time}}" }""" : $"\"{time}{(place.Contains("warn") ? " before" : "")}\"";
            var thrown = Assert.Throws<DefinitionException>(() => Edited.With((place, text)));
            Assert.Equal(code, thrown.Problems[0].Code);
        }
    }

    [Fact]
    public void A_target_longer_than_anything_is_no_target() =>
        Assert.Throws<System.Text.Json.JsonException>(() =>
            System.Text.Json.JsonSerializer.Deserialize<SlaTarget>("""{ "within": "PT9223372036854775807H" }""")
        );

    [Fact]
    public void What_takes_away_counts_too() =>
        Assert.Equal(Duration.FromMinutes(50), PeriodLength.Of(new PeriodBuilder { Hours = 1, Minutes = -10 }.Build()));
}
