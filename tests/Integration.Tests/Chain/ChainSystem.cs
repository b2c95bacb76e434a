using AgeingMonitor.Integration.Tests.Processes;

namespace AgeingMonitor.Integration.Tests.Chain;

/// <summary>The system in one of its shapes: parts that are processes, each of which can be killed and started again.</summary>
internal abstract class ChainSystem : IAsyncDisposable
{
    private readonly Dictionary<string, Child> running = [];

    public TemporaryFolder Folder { get; } = new();

    /// <summary>Names of the parts, in the order of starting.</summary>
    public abstract IReadOnlyList<string> Parts { get; }

    /// <summary>Arguments by which tools reach this system.</summary>
    public abstract string[] ToolArguments { get; }

    public async Task StartAsync()
    {
        await PrepareAsync();
        foreach (var part in Parts)
        {
            await StartAsync(part, wait: true);
        }
    }

    /// <summary>SIGKILL, then a new start; what was in memory is gone.</summary>
    public async Task KillAndRestartAsync(string part)
    {
        await running[part].KillAsync();
        await running[part].DisposeAsync();
        await StartAsync(part, wait: false);
    }

    /// <summary>Waits until every part is ready again.</summary>
    public async Task WaitReadyAsync()
    {
        foreach (var part in Parts)
        {
            await WaitReadyAsync(part, running[part]);
        }
    }

    /// <summary>What the stores hold, as text: two systems that hold the same say the same.</summary>
    public async Task<string> ContentAsync(TimeSpan? limit = null)
    {
        var (code, output) = await Ageing.RunAsync(limit ?? TimeSpan.FromMinutes(5), ["checksum", "--alerts", .. ToolArguments]);
        Assert.True(code == 0, output);
        return output;
    }

    /// <summary>Starts a replay; the child ends when everything is acknowledged and worked through.</summary>
    public Child StartReplay(string recording, params string[] more) => Ageing.Start("replay", ["replay", recording, .. ToolArguments, .. more]);

    /// <summary>The most memory that a part has held so far, as Linux tells it.</summary>
    public string PeakMemory(string part) => File.Exists($"/proc/{running[part].Id}/status")
        ? File.ReadLines($"/proc/{running[part].Id}/status").FirstOrDefault(line => line.StartsWith("VmHWM", StringComparison.Ordinal)) ?? "peak memory unknown"
        : "peak memory unknown";

    /// <summary>What every part said, for a failed test.</summary>
    public string Outputs() => string.Join(Environment.NewLine, running.Select(part => $"--- {part.Key}{Environment.NewLine}{part.Value.Output}"));

    public async ValueTask DisposeAsync()
    {
        foreach (var child in running.Values)
        {
            await child.DisposeAsync();
        }

        Folder.Dispose();
    }

    /// <summary>Runs once, before the first start.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    protected abstract Child Launch(string part);

    protected abstract Task WaitReadyAsync(string part, Child child);

    private async Task StartAsync(string part, bool wait)
    {
        running[part] = Launch(part);
        if (wait)
        {
            await WaitReadyAsync(part, running[part]);
        }
    }
}
