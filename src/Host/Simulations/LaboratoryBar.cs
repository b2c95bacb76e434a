using System.Globalization;
using AgeingMonitor.Testing.Laboratory;
using Spectre.Console;

namespace AgeingMonitor.Host.Simulations;

/// <summary>Shows how many homes the laboratory has played: a bar in a terminal, a line for each tenth elsewhere.</summary>
internal static class LaboratoryBar
{
    public static Task<LaboratoryResult> ShowAsync(int homes, Func<IProgress<int>, Task<LaboratoryResult>> play)
    {
        if (Console.IsErrorRedirected || !AnsiConsole.Profile.Capabilities.Interactive)
        {
            return play(new Lines(homes));
        }

        var columns = new ProgressColumn[] { new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn() };
        return AnsiConsole.Progress().Columns(columns).StartAsync(context => play(new Bar(context.AddTask("homes played", maxValue: homes))));
    }

    private sealed class Bar(ProgressTask task) : IProgress<int>
    {
        public void Report(int value) => task.Value = value;
    }

    private sealed class Lines(int homes) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value * 10 / homes > (value - 1) * 10 / homes)
            {
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value} of {homes} homes played"));
            }
        }
    }
}
