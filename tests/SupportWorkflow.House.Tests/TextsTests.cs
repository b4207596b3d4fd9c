using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SupportWorkflow.House;

/// <summary>Every sentence exists in English and Chinese and takes the same values in both.</summary>
public partial class TextsTests
{
    private const string ChineseEnding = ".zh-CN.resx";

    [Fact]
    public void Every_table_of_texts_has_its_Chinese_half()
    {
        var all = Repository.Files("src", "*.resx");
        var english = all.Where(f => !f.EndsWith(ChineseEnding, StringComparison.Ordinal)).ToList();

        Rule.Holds(
            english
                .Select(Chinese)
                .Except(all)
                .Select(f => $"{Repository.Relative(f)} is missing")
                .Concat(all.Except(english).Except(english.Select(Chinese)).Select(f => $"{Repository.Relative(f)} has no English half"))
        );
    }

    [Fact]
    public void Both_halves_say_the_same() =>
        Rule.Holds(
            Repository
                .Files("src", "*.resx")
                .Where(f => !f.EndsWith(ChineseEnding, StringComparison.Ordinal) && File.Exists(Chinese(f)))
                .SelectMany(f => Differences(Repository.Relative(f), File.ReadAllText(f), File.ReadAllText(Chinese(f))))
        );

    [Fact]
    public void Each_difference_is_reported()
    {
        var differences = Differences(
            "Texts.resx",
            Table(
                ("same", "{0} of {1}"),
                ("values", "{0} and {1:N2}"),
                ("gone", "gone"),
                ("empty", " "),
                ("english", "Closed"),
                ("braces", "{{0}} {0}"),
                ("twice", "a"),
                ("twice", "b")
            ),
            Table(
                ("same", "{1} 之 {0}"),
                ("values", "只有 {0}"),
                ("new", "新"),
                ("empty", "空"),
                ("english", "Closed"),
                ("braces", "{{1}} {0} 个"),
                ("twice", "两")
            )
        );

        Assert.Equal(
            [
                "Texts.resx: 'twice' stands there twice",
                "Texts.resx: 'gone' is missing in Chinese",
                "Texts.resx: 'new' is missing in English",
                "Texts.resx: 'values' takes {0} {1} in English and {0} in Chinese",
                "Texts.resx: 'empty' is empty",
                "Texts.resx: 'english' is not Chinese: Closed",
            ],
            differences
        );
    }

    private static string Chinese(string english) => english[..^".resx".Length] + ChineseEnding;

    private static IEnumerable<string> Differences(string file, string english, string chinese)
    {
        ILookup<string, string> mine = Read(english),
            theirs = Read(chinese);
        foreach (var key in mine.Concat(theirs).Where(g => g.Count() > 1).Select(g => g.Key))
            yield return $"{file}: '{key}' stands there twice";
        foreach (var key in mine.Select(g => g.Key).Where(k => !theirs.Contains(k)))
            yield return $"{file}: '{key}' is missing in Chinese";
        foreach (var key in theirs.Select(g => g.Key).Where(k => !mine.Contains(k)))
            yield return $"{file}: '{key}' is missing in English";
        foreach (var key in mine.Select(g => g.Key).Where(theirs.Contains))
        {
            string en = mine[key].First(),
                zh = theirs[key].First();
            if (Values(en) != Values(zh))
                yield return $"{file}: '{key}' takes {Values(en)} in English and {Values(zh)} in Chinese";
            if (en.Trim() == "" || zh.Trim() == "")
                yield return $"{file}: '{key}' is empty";
            else if (!Han().IsMatch(zh) && Letters().IsMatch(Placeholder().Replace(zh, "")))
                yield return $"{file}: '{key}' is not Chinese: {zh}";
        }
    }

    private static ILookup<string, string> Read(string table) =>
        XDocument.Parse(table).Root!.Elements("data").ToLookup(d => (string)d.Attribute("name")!, d => (string?)d.Element("value") ?? "");

    /// <summary>The placeholders in rising order, each once: <c>{0} {1}</c>.</summary>
    private static string Values(string text) =>
        string.Join(
            ' ',
            Placeholder()
                .Matches(text.Replace("{{", "", StringComparison.Ordinal))
                .Select(m => $"{{{m.Groups[1].Value}}}")
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    private static string Table(params (string Key, string Value)[] entries) =>
        new XElement(
            "root",
            entries.Select(e => new XElement("data", new XAttribute("name", e.Key), new XElement("value", e.Value)))
        ).ToString();

    [GeneratedRegex(@"\{(\d+)[^{}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[\u4E00-\u9FFF]")]
    private static partial Regex Han();

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letters();
}
