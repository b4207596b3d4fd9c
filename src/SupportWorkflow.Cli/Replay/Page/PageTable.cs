namespace SupportWorkflow.Cli.Replay;

/// <summary>A table of the page: the first columns hold words, the others figures.</summary>
internal sealed class PageTable
{
    private readonly Markup _markup = new();
    private readonly int _words;

    /// <param name="words">How many columns hold words.</param>
    /// <param name="head">The heads of the columns.</param>
    public PageTable(int words, params ReadOnlySpan<Markup> head)
    {
        _words = words;
        _markup.Raw("<div class=\"scroll\"><table><thead><tr>");
        for (var i = 0; i < head.Length; i++)
            _markup.Raw(i < words ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">").Add(head[i]).Raw("</th>");
        _markup.Raw("</tr></thead><tbody>");
    }

    public static Markup Words(string text) => new Markup().Text(text);

    public void Row(params ReadOnlySpan<Markup> cells)
    {
        _markup.Raw("<tr>");
        for (var i = 0; i < cells.Length; i++)
            _markup
                .Raw(
                    i == 0 ? "<th scope=\"row\">"
                    : i < _words ? "<td>"
                    : "<td class=\"n\">"
                )
                .Add(cells[i])
                .Raw(i == 0 ? "</th>" : "</td>");
        _markup.Raw("</tr>");
    }

    public Markup Done() => _markup.Raw("</tbody></table></div>");

    /// <summary>A bar as long as its share of the most.</summary>
    public static Markup Bar(double figure, double most) =>
        new Markup().Raw(
            $"<svg class=\"bar\" viewBox=\"0 0 200 14\" width=\"200\" height=\"14\" aria-hidden=\"true\"><rect class=\"one\" width=\"{Markup.Invariant(most == 0 ? 0 : 200 * figure / most)}\" height=\"14\"></rect></svg>"
        );
}
