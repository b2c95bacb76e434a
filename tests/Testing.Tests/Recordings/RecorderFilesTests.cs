using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Tests.Recordings;

public sealed class RecorderFilesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Next_NamesThatAreTaken_ArePassedOver()
    {
        folder.Write("a-2.jsonl.gz", "from before");
        var files = new RecorderFiles(new RecorderOptions { Path = folder.File("a.jsonl.gz") });

        Assert.Equal(["a.jsonl.gz", "a-3.jsonl.gz"], [Path.GetFileName(files.Next()), Path.GetFileName(files.Next())]);
    }

    [Fact]
    public void Next_WithOverwrite_PassesOverNothing()
    {
        folder.Write("a.gz", "from before");
        var files = new RecorderFiles(new RecorderOptions { Path = folder.File("a.gz"), Overwrite = true });

        Assert.Equal("a.gz", Path.GetFileName(files.Next()));
    }

    [Fact]
    public void MakeRoom_OverTheBound_RemovesTheOldestOnly()
    {
        var files = new RecorderFiles(new RecorderOptions { Path = folder.File("a.gz"), MaxTotalBytes = 1000 });
        foreach (var _ in (int[])[1, 2, 3])
        {
            files.Complete(folder.Write(Path.GetFileName(files.Next()), "x"), 300, 1);
        }

        files.MakeRoom(100);
        Assert.Equal(3, files.Completed.Count);
        files.MakeRoom(101);
        Assert.Equal(["a.gz"], files.Removed.Select(Path.GetFileName));
        files.MakeRoom(5000);
        Assert.Empty(files.Completed);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }
}
