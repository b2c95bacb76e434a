using System.Globalization;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Integration.Tests.Chain;
using AgeingMonitor.Integration.Tests.Processes;
using AgeingMonitor.Testing.Importers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AgeingMonitor.Integration.Tests.Recordings;

/// <summary>Vital signs of 26 people from bedside monitors through the whole chain: the alerts are those that a plain recount of the files finds.</summary>
public sealed class BidmcTests
{
    /// <summary>Columns of the files, and the limits of NEWS2 (RCP 2017, chart 1) at which one value alone scores 3; written out here again, on purpose.</summary>
    private static readonly (int Column, string Quantity, double? Low, double? High)[] Limits =
    [
        (1, "heart-rate", 40, 131),
        (2, "pulse-rate", 40, 131),
        (3, "respiratory-rate", 8, 25),
        (4, "oxygen-saturation", 91, null),
    ];

    [Fact]
    public async Task Replay_OfAllRecords_RaisesWhatAPlainRecountFinds()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("AGEING_LONG") == "1", "takes a minute: run with ./ageing test --long");
        var folder = SharedData.Require("bidmc");
        await using var system = new SingleProcess();
        await system.StartAsync();
        var recording = system.Folder.Inside("bidmc.amr.gz");
        var imported = await RecordingImporters.Find("bidmc")!.ImportAsync(folder, recording, new ImportOptions(), null, TestContext.Current.CancellationToken);
        Assert.NotNull(imported.Report);

        await using var replay = system.StartReplay(recording, "--speed", "max");
        Assert.True(await replay.WaitAsync(TimeSpan.FromMinutes(5)) == 0, replay.Output);

        var expected = imported.Report.Homes.SelectMany(home => Recount(folder, home.Subject).Select(found => $"{home.Home} {found}")).Order(StringComparer.Ordinal);
        var raised = (await AlertsAsync(system)).Where(alert => alert.Draft.Rule == AlertRules.VitalSign).Select(alert => $"{alert.Draft.Home} {Describe(alert.Draft.Evidence[0])}").Order(StringComparer.Ordinal);
        Assert.Equal(expected, raised);
        Assert.NotEmpty(raised);
    }

    /// <summary>
    /// One episode for each quantity and side that was outside long enough: a record is 8 minutes long, shorter than the 6 hours that part two episodes. The first ten values count at once, as those of a cuff would; from then on
    /// the series is continuous, and values must stay outside for a minute.
    /// </summary>
    private static IEnumerable<string> Recount(string folder, string record)
    {
        var rows = File.ReadLines(Path.Combine(folder, $"{record}_Numerics.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        foreach (var (column, quantity, low, high) in Limits)
        {
            var values = rows.Where(row => row.Length > column).Select(row => (At: NumberOf(row[0]), Value: NumberOf(row[column]))).Where(row => row.Value > 0).ToList();
            if (StaysOutside(values, value => value <= low))
            {
                yield return $"{quantity} low";
            }

            if (StaysOutside(values, value => value >= high))
            {
                yield return $"{quantity} high";
            }
        }
    }

    private static bool StaysOutside(List<(double At, double Value)> values, Func<double, bool> isOutside)
    {
        double? since = null;
        for (var i = 0; i < values.Count; i++)
        {
            since = isOutside(values[i].Value) ? since ?? values[i].At : null;
            if (since is { } first && (i < 10 || values[i].At - first >= 60))
            {
                return true;
            }
        }

        return false;
    }

    private static double NumberOf(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;

    private static string Describe(Evidence evidence) => $"{evidence.Quantity} {(evidence.Value <= evidence.LowLimit ? "low" : "high")}";

    private static async Task<IReadOnlyList<Alert>> AlertsAsync(SingleProcess system)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Care:Path", system.Folder.Inside("care.db"))]).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<IConfiguration>(configuration).AddCare(configuration).BuildServiceProvider();
        return await services.GetRequiredService<IAlertJournal>().ListAsync(new AlertQuery { Limit = int.MaxValue }, TestContext.Current.CancellationToken);
    }
}
