using AgeingMonitor.Integration.Tests.Chain;
using AgeingMonitor.Integration.Tests.Processes;

namespace AgeingMonitor.Integration.Tests.Commands;

/// <summary>Ctrl-C and a service manager's request to end: what runs until then ends in good order, what is half done is said to be and leaves nothing behind.</summary>
public sealed class InterruptionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Record_UntilASignal_CompletesItsFile()
    {
        await using var system = new SingleProcess();
        var homes = system.Folder.Inside("homes.jsonl.gz");
        await ChainRecording.WriteAsync(homes, homes: 1);
        await system.StartAsync();
        await using (var replay = system.StartReplay(homes, "--speed", "max"))
        {
            Assert.True(await replay.WaitAsync(Patience) == 0, replay.Output);
        }

        foreach (var signal in (string[])["INT", "TERM"])
        {
            var file = system.Folder.Inside($"{signal}.jsonl.gz");
            await using var record = Ageing.Start("record", ["record", "-o", file, .. system.ToolArguments]);
            await record.WaitForAsync("Ctrl-C ends it", Patience);

            Assert.True(await record.InterruptAsync(signal) == 0, record.Output);
            Assert.Contains("messages in 1 file(s)", record.Output, StringComparison.Ordinal);
            Assert.True(File.Exists(file), record.Output);
            var (code, output) = await Ageing.RunAsync(Patience, "recording", "inspect", file);
            Assert.True(code == 0, output);
        }
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Simulate_CutShort_SaysSoAndLeavesNoRecording(string signal)
    {
        using var folder = new TemporaryFolder();
        var target = folder.Inside("simulated");
        await using var simulate = Ageing.Start("simulate", "simulate", "--homes", "50", "--days", "300", "--out", target);
        await WaitForFileAsync(simulate, target);

        Assert.Equal(1, await simulate.InterruptAsync(signal));
        Assert.Contains("stopped before the end", simulate.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(target), file => file.EndsWith(".gz", StringComparison.Ordinal));
    }

    private static async Task WaitForFileAsync(Child child, string folder)
    {
        while (!Directory.Exists(folder) || Directory.GetFiles(folder).Length == 0)
        {
            Assert.False(child.HasExited, child.Output);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        }
    }
}
