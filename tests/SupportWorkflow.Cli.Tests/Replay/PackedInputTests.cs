using System.IO.Compression;
using System.Text;

namespace SupportWorkflow.Cli.Replay;

/// <summary>Packed files are bounded by what they unpack to, not by their own size.</summary>
public class PackedInputTests
{
    [Theory]
    [InlineData(1000, 1000, false)]
    [InlineData(1001, 1000, true)]
    [InlineData(200_000, 1000, true)]
    public void A_packed_file_is_read_up_to_its_limit(int size, int most, bool isTooLarge)
    {
        using var input = new GzipInput(new MemoryStream(Scratch.Gzip(new byte[size])), most);
        using var all = new MemoryStream();

        if (isTooLarge)
            Assert.Throws<InputTooLargeException>(() => input.CopyTo(all));
        else
            input.CopyTo(all);

        Assert.True(all.Length <= most);
    }

    [Theory]
    [InlineData("replay")]
    [InlineData("validate")]
    public void A_definition_that_unpacks_to_a_hundred_megabytes_is_refused(string command)
    {
        using var scratch = new Scratch();
        var bomb = scratch.File("bomb.json", Bomb(100));
        Assert.True(new FileInfo(bomb).Length < 1 << 20);

        var run =
            command == "replay"
                ? ToolRun.Of("replay", scratch.File("l.csv", SmallLog.Text), "--map", bomb, "--json")
                : ToolRun.Of("profile", "validate", bomb, "--json");

        Assert.Equal(2, run.Code);
        Assert.Equal("file.too-large", run.Json.GetProperty("problems")[0].GetProperty("code").GetString());
        Assert.Contains("64 MB", run.Error + run.Output, StringComparison.Ordinal);
    }

    /// <summary>Blanks are what JSON may have any number of.</summary>
    private static byte[] Bomb(int megabytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            var blanks = Encoding.UTF8.GetBytes(new string(' ', 1 << 20));
            for (var i = 0; i < megabytes; i++)
                gzip.Write(blanks);
        }
        return packed.ToArray();
    }
}
