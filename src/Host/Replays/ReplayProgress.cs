using System.Globalization;
using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Replay;
using Spectre.Console;

namespace AgeingMonitor.Host.Replays;

/// <summary>Shows a replay while it runs: a bar with rate and virtual time in a terminal, a line every ten seconds elsewhere.</summary>
internal static class ReplayProgress
{
    public static Task<(PlayReport? Report, RecordingFault? Fault)> ShowAsync(RecordingSummary summary, Func<IProgress<PlayProgress>, Task<(PlayReport?, RecordingFault?)>> play)
    {
        if (Console.IsErrorRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
        {
            return play(new Lines(summary.Messages));
        }

        var columns = new ProgressColumn[] { new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn() };
        return AnsiConsole.Progress().Columns(columns).StartAsync(context =>
        {
            var bar = context.AddTask("starting", maxValue: Math.Max(1, summary.Messages));
            return play(new Bar(bar));
        });
    }

    private static string Say(PlayProgress value) => string.Create(
        CultureInfo.InvariantCulture,
        $"{value.VirtualTime?.ToDateTimeOffset():yyyy-MM-dd HH:mm} · {value.ObservationsPerSecond:0} observations/s{(value.Connected ? string.Empty : " · the broker does not answer")}");

    private sealed class Bar(ProgressTask task) : IProgress<PlayProgress>
    {
        public void Report(PlayProgress value)
        {
            task.Value = value.Acknowledged;
            task.Description = Say(value);
        }
    }

    private sealed class Lines(long all) : IProgress<PlayProgress>
    {
        private const int ReportsALine = 20;
        private int reports;

        public void Report(PlayProgress value)
        {
            if (++reports % ReportsALine == 0)
            {
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value.Acknowledged} of {all} packs · {Say(value)}"));
            }
        }
    }
}
