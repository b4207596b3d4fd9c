namespace SupportWorkflow.Cli.Replay;

/// <summary>One part of the page.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Lead">One sentence that says what is to be seen; empty: none.</param>
/// <param name="Body">Its markup.</param>
internal sealed record PageSection(string Id, string Title, string Lead, Markup Body);

/// <summary>Makes one part of the page. A part with nothing to say is null: then there is no heading either.</summary>
internal interface IPageSection
{
    PageSection? Of(PageFigures figures, PageTexts say);
}
