using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AgeingMonitor.Edge.Tests.Running;

/// <summary>The kit's program on simulated parts (<c>tests/Edge.Kit</c>) as a process of its own, that can be killed. <c>AGEING_EDGE_SIMULATED</c> names a published file to run in place of the built one.</summary>
internal sealed partial class KitProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task reading;

    private KitProcess(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, e) => Hear(e.Data);
        process.BeginErrorReadLine();
        reading = ReadAsync();
    }

    /// <summary>What it has said.</summary>
    public ConcurrentQueue<string> Lines { get; } = [];

    /// <summary>The boot that it began; null while it has not.</summary>
    public long? Boot { get; private set; }

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    /// <summary>Starts it.</summary>
    /// <param name="folder">The enrolled kit's folder.</param>
    /// <param name="life">For the how-many-eth time.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="home">What is around it: <c>counted</c>, <c>load</c>, <c>quiet</c>.</param>
    public static KitProcess Start(string folder, int life, KitPace time, string home)
    {
        var published = Environment.GetEnvironmentVariable("AGEING_EDGE_SIMULATED");
        var start = new ProcessStartInfo(published ?? "dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        if (published is null)
        {
            start.ArgumentList.Add(Repository.SimulatedKit);
        }

        foreach (var argument in (IConvertible[])[folder, life, time.Speed, time.Utc, time.Monotonic, home])
        {
            start.ArgumentList.Add(argument.ToString(CultureInfo.InvariantCulture));
        }

        return new KitProcess(Process.Start(start)!);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
    }

    /// <summary>SIGTERM; the exit code.</summary>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync(cancellationToken);
        }

        await process.WaitForExitAsync(cancellationToken);
        await reading;
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    [GeneratedRegex(@" boot (\d+)$")]
    private static partial Regex BootLine();

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            Hear(line);
        }
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        Lines.Enqueue(line);
        if (BootLine().Match(line) is { Success: true } match)
        {
            Boot = long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        }
    }
}
