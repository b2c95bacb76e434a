using System.Globalization;
using AgeingMonitor.Testing.Simulations;
using Spectre.Console;

namespace AgeingMonitor.Host.Simulations;

/// <summary>Shows a simulation while it is written: a bar in a terminal, a line for each tenth elsewhere.</summary>
internal static class SimulationBar
{
    public static Task<SimulationReport> ShowAsync(Func<IProgress<SimulationProgress>, Task<SimulationReport>> write)
    {
        if (Console.IsErrorRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
        {
            return write(new Lines());
        }

        var columns = new ProgressColumn[] { new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn() };
        return AnsiConsole.Progress().Columns(columns).StartAsync(context => write(new Bar(context.AddTask("starting", maxValue: 1))));
    }

    private static string Say(SimulationProgress value) => string.Create(CultureInfo.InvariantCulture, $"{value.Reached.ToDateTimeOffset():yyyy-MM-dd HH:mm} · {value.Observations} observations");

    private sealed class Bar(ProgressTask task) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value)
        {
            task.Value = value.Share;
            task.Description = Say(value);
        }
    }

    private sealed class Lines : IProgress<SimulationProgress>
    {
        private int tenths;

        public void Report(SimulationProgress value)
        {
            if ((int)(value.Share * 10) > tenths)
            {
                tenths = (int)(value.Share * 10);
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tenths * 10,3} % · {Say(value)}"));
            }
        }
    }
}
