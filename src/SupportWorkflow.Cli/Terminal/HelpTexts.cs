namespace SupportWorkflow.Cli;

/// <summary>The few words that System.CommandLine itself puts on a help page, in Chinese.</summary>
internal static class HelpTexts
{
    private static readonly (string English, string Chinese)[] Words =
    [
        ("Description:", "说明："),
        ("Usage:", "用法："),
        ("Arguments:", "参数："),
        ("Options:", "选项："),
        ("Commands:", "命令："),
        ("[options]", "[选项]"),
        ("[command]", "[命令]"),
        ("(REQUIRED)", "（必填）  "),
        ("[default: ", "[默认："),
        ("Show help and usage information", "显示帮助"),
        ("Show version information", "显示版本"),
    ];

    public static string In(string language, string page) =>
        language == "zh" ? Words.Aggregate(page, (text, word) => text.Replace(word.English, word.Chinese, StringComparison.Ordinal)) : page;
}
