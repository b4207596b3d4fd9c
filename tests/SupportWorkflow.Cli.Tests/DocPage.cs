using Properties;

namespace SupportWorkflow.Cli;

/// <summary>A page of the documentation whose commands are run; the files they name are in a folder of the test.</summary>
internal sealed class DocPage(string name)
{
    private readonly string[] _lines = File.ReadAllLines(Path.Combine(Checkout.Root, "docs", name));

    /// <summary>Every block that begins with <c>$ support-workflow</c> prints what stands below its first line.</summary>
    /// <returns>How many there are.</returns>
    public int Run(Scratch scratch)
    {
        var commands = Blocks("console").Where(b => b.StartsWith("$ support-workflow ", StringComparison.Ordinal)).ToList();
        Assert.All(commands, block =>
        {
            var (command, said) = (block.Split('\n')[0], block.Split('\n')[1..]);
            var run = ToolRun.Of([
                .. command.Split(' ')[2..].Select(a => a.EndsWith(".json", StringComparison.Ordinal) ? Path.Combine(scratch.Folder, a) : a),
            ]);
            var printed = run
                .Output.Replace(scratch.Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)
                .TrimEnd()
                .Split('\n')
                .Select(l => l.TrimEnd())
                .ToList();
            Assert.Equal("", run.Error);
            Assert.Equal(string.Join('\n', said).TrimEnd(), string.Join('\n', printed));
        });
        return commands.Count;
    }

    /// <summary>The page, line by line.</summary>
    public IReadOnlyList<string> Lines => _lines;

    public IEnumerable<string> Blocks(string language)
    {
        for (var i = 0; i < _lines.Length; i++)
        {
            if (_lines[i] != "```" + language)
                continue;
            var end = Array.IndexOf(_lines, "```", i);
            yield return string.Join('\n', _lines[(i + 1)..end]);
            i = end;
        }
    }
}
