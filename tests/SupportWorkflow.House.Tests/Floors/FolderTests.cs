namespace SupportWorkflow.House.Floors;

/// <summary>Folders of the projects above the core name each other in one direction only.</summary>
public class FolderTests
{
    private static readonly Lazy<FolderScan> History = new(() => FolderScan.Of(
        ProjectSources.Compile(
            "src/SupportWorkflow.History", "SupportWorkflow.History", "support-workflow"), "src/SupportWorkflow.History"));

    [Fact]
    public void Folders_of_the_history_package_have_no_circle() => Rule.Holds(History.Value.Circles());

    [Fact]
    public void The_scan_sees_the_arrows_there_are() => Assert.Equal(
        ["Imports → Figures", "MapDrafts → Imports", "Simulations → Figures", "WhatIf → Figures", "WhatIf → Imports"],
        History.Value.Arrows.Keys.Select(a => $"{a.From} → {a.To}"));

    [Fact]
    public void A_circle_over_leaf_folders_is_reported_and_an_arrow_that_leads_into_it_is_not()
    {
        var scan = FolderScan.Of(
            ProjectSources.Compile(
            [
                ("src/P/A/One/C.cs", "public class OfA { OfB? _it = null; }"),
                ("src/P/A/Two/C.cs", "public class OfB { OfC? _it = null; }"),
                ("src/P/B/C.cs", "public class OfC { OfA? _it = null; }"), ("src/P/D/C.cs", "public class OfD { OfA? _it = null; }"),
            ]),
            "src/P");

        Assert.Equal(
            [
                "src/P/A/One/C.cs:1: A/One names A/Two (OfB)", "src/P/A/Two/C.cs:1: A/Two names B (OfC)", "src/P/B/C.cs:1: B names A/One (OfA)",
            ],
            scan.Circles());
    }
}
