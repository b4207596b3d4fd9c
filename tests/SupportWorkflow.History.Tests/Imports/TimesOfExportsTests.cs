using NodaTime;

namespace SupportWorkflow.History;

/// <summary>Times as spreadsheets, databases and tools in other languages write them.</summary>
public class TimesOfExportsTests
{
    /// <summary>Expected values: Excel shows 45234.5 as 2023-11-04 12:00, 1 as 1900-01-01, 59 as 1900-02-28 and 61 as 1900-03-01.</summary>
    [Theory]
    [InlineData("excel", "45234.5", "2023-11-04T12:00:00.000")]
    [InlineData("excel", "45234,5", "2023-11-04T12:00:00.000")]
    [InlineData("excel", "45235", "2023-11-05T00:00:00.000")]
    // 09:33 as the file has it: the nearest double, shortened to 15 digits.
    [InlineData("excel", "45234.3979166667", "2023-11-04T09:33:00.000")]
    [InlineData("excel", "45234.999999999", "2023-11-05T00:00:00.000")]
    [InlineData("excel", "1", "1900-01-01T00:00:00.000")]
    [InlineData("excel", "59", "1900-02-28T00:00:00.000")]
    [InlineData("excel", "61", "1900-03-01T00:00:00.000")]
    [InlineData("excel-1904", "43772.5", "2023-11-04T12:00:00.000")]
    [InlineData("unix-seconds", "1699099200.25", "2023-11-04T12:00:00.250")]
    [InlineData("unix-seconds", "1699099200,25", "2023-11-04T12:00:00.250")]
    [InlineData("unix-seconds", "1699099200.000000000", "2023-11-04T12:00:00.000")]
    [InlineData("unix-milliseconds", "1699099200250.9", "2023-11-04T12:00:00.250")]
    [InlineData("unix-seconds", "-0.5", "1969-12-31T23:59:59.500")]
    public void Counts_are_read_with_their_fractions(string format, string text, string expected) =>
        Assert.Equal(expected, Read(format, text)?.ToString("uuuu-MM-dd'T'HH:mm:ss.fff", null));

    [Theory]
    // The 29th of February 1900 is a day of spreadsheets only.
    [InlineData("excel", "60")]
    [InlineData("excel", "60.5")]
    [InlineData("excel", "-1")]
    [InlineData("excel", "99999999999")]
    [InlineData("excel", "2023-11-04")]
    [InlineData("excel", "4.5234E4")]
    [InlineData("excel", "1.234.567")]
    [InlineData("excel", "")]
    [InlineData("unix-seconds", "99999999999999999999999999999")]
    [InlineData("unix-seconds", "1e300")]
    [InlineData("unix-milliseconds", "NaN")]
    public void What_is_no_such_count_is_no_time(string format, string text) => Assert.Null(Read(format, text));

    /// <summary>Every month as the four languages write it, in full and cut short; .NET's own names, written down once.</summary>
    [Theory]
    [InlineData("Januar Februar März April Mai Juni Juli August September Oktober November Dezember")]
    [InlineData("Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.")]
    [InlineData("Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez")]
    [InlineData("Jänner Feber Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez")]
    [InlineData("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")]
    [InlineData("janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.")]
    [InlineData("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")]
    [InlineData("ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.")]
    [InlineData("ene feb mar abr may jun jul ago sep oct nov dic")]
    [InlineData("一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月")]
    [InlineData("1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月")]
    [InlineData("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC")]
    [InlineData("January February March April May June July August September October November December")]
    public void Months_have_names_in_five_languages(string names)
    {
        var all = names.Split(' ');
        Assert.Equal(12, all.Length);
        for (var i = 0; i < 12; i++)
        {
            var expected = new LocalDateTime(2024, i + 1, 15, 9, 41);
            Assert.Equal(expected, Read("d MMM uuuu H:mm", $"15 {all[i]} 2024 9:41"));
            Assert.Equal(expected, Read("d. MMMM uuuu H:mm", $"15. {all[i]} 2024 9:41"));
            Assert.Equal(expected, Read("dd-MMM-yy H:mm", $"15-{all[i].ToUpperInvariant()}-24 9:41"));
            Assert.Equal(expected.PlusHours(12), Read("d MMM uuuu h:mm tt", $"15 {all[i]} 2024 9:41 p. m."));
            Assert.Equal(expected, Read("d MMM uuuu H:mm o<+HHmm>", $"15 {all[i]} 2024 9:41 +0000"));
        }
    }

    [Theory]
    [InlineData("d.MMM.uuuu", "15.Mai.2024", 5)]
    [InlineData("d.MMM uuuu", "15.Dez 2024", 12)]
    [InlineData("d MMM. uuuu", "15 sept. 2024", 9)]
    [InlineData("d 'de' MMMM 'de' uuuu", "15 de octubre de 2024", 10)]
    [InlineData("uuuu'年'MMM d", "2024年十月 15", 10)]
    // An umlaut of two characters, as some systems write it.
    [InlineData("d MMM uuuu", "15 Ma\u0308rz 2024", 3)]
    public void Dots_and_words_around_a_month_stay_what_they_are(string format, string text, int month) =>
        Assert.Equal(new LocalDateTime(2024, month, 15, 0, 0), Read(format, text));

    [Theory]
    [InlineData("15 Foo 2024")]
    [InlineData("15 13月 2024")]
    [InlineData("15 mayonnaise 2024")]
    public void What_is_no_month_is_no_time(string text) => Assert.Null(Read("d MMM uuuu", text));

    /// <summary>A ten-thousandth of an hour is 0.36 s; half-way is 0.18 s.</summary>
    [Theory]
    [InlineData("00.180", 0)]
    [InlineData("00.181", 0.0001)]
    [InlineData("00.540", 0.0002)]
    [InlineData("00.900", 0.0002)]
    [InlineData("01.260", 0.0004)]
    public void A_figure_half_way_goes_to_the_even_digit(string second, double hours)
    {
        var told = PlainDesk.Told(null, "", "", "New 2024-03-01T08:00:00", $"Done 2024-03-01T08:00:{second}");

        Assert.Equal(hours, told.Summary.LastResolution.Max);
        Assert.Equal(hours, told.Summary.LastResolution.Mean);
    }

    [Fact]
    public void A_share_half_way_goes_to_the_even_digit()
    {
        Assert.Equal(0.0312, new Attainment(1, 31, 0, 0).Share);
        Assert.Equal(0.0938, new Attainment(3, 29, 0, 0).Share);
        Assert.Equal(0.0002, new Attainment(3, 19_997, 0, 0).Share);
    }

    private static LocalDateTime? Read(string format, string text)
    {
        var told = PlainDesk.Told(null, "", $"\"times\": [\"{format}\"],", "New " + text);
        return told.Tickets.Count == 0 ? null : told.Tickets[0].OpenedAt.InUtc().LocalDateTime;
    }
}
