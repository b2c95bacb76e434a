using System.Globalization;
using AgeingMonitor.Testing.Recordings.Editing;
using Spectre.Console;

namespace AgeingMonitor.Host.Commands.Recordings;

/// <summary>Shows an edit while it runs and says what it did.</summary>
internal static class EditTelling
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(10);

    /// <summary>Runs work that reports how far it has come: a bar in a terminal, a line every ten seconds elsewhere.</summary>
    public static Task<T> WithProgressAsync<T>(string title, Func<IProgress<EditProgress>, Task<T>> work)
    {
        if (Console.IsErrorRedirected || Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
        {
            return work(new Lines(title));
        }

        var columns = new ProgressColumn[] { new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn() };
        return AnsiConsole.Progress().AutoClear(true).Columns(columns).StartAsync(context => work(new Bar(title, context.AddTask(title, maxValue: 1))));
    }

    /// <summary>Says what was done; the exit code is 1 when a source could not be read to its end.</summary>
    public static int Tell(EditResult result, FileInfo output)
    {
        if (result.Report is not { } report)
        {
            throw new CommandFaultException(result.Problem!);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Written} of {report.Read} messages of {Counted.Homes(report.Manifest.Homes.Count)} in {output.Name} ({report.FileBytes / 1e6:0.00} MB), named {report.Manifest.Name}"));
        TellLeftOut(report);
        return TellFaults(report.Faults);
    }

    /// <summary>One line for each reason.</summary>
    public static void TellLeftOut(EditReport report)
    {
        foreach (var left in report.LeftOut)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"left out: {left.Count} {left.Reason}"));
        }
    }

    /// <summary>Says which sources are not whole; the exit code.</summary>
    public static int TellFaults(IReadOnlyList<SourceFault> faults)
    {
        foreach (var (path, fault) in faults)
        {
            Console.WriteLine($"cut: {Path.GetFileName(path)} could be read to line {fault.Line} only, and what lies before was used: {fault.Detail} ({fault.Reason})");
        }

        return faults.Count == 0 ? 0 : 1;
    }

    private sealed class Bar(string title, ProgressTask task) : IProgress<EditProgress>
    {
        public void Report(EditProgress value)
        {
            task.Value = value.Share;
            task.Description = string.Create(CultureInfo.InvariantCulture, $"{title} · {value.Messages:N0} messages");
        }
    }

    private sealed class Lines(string title) : IProgress<EditProgress>
    {
        private long last = TimeProvider.System.GetTimestamp();

        public void Report(EditProgress value)
        {
            if (TimeProvider.System.GetElapsedTime(last) >= LineEvery)
            {
                last = TimeProvider.System.GetTimestamp();
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {value.Messages} messages, {100 * value.Share:0} %"));
            }
        }
    }
}
