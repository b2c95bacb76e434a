using System.Globalization;
using System.Runtime.CompilerServices;
using AgeingMonitor.Edge.Tests.Simulation;

namespace AgeingMonitor.Edge.Tests.Cases;

/// <summary>Transcripts of the bus (<c>bus.txt</c>) played to each driver, with the readings that must come of them beside (<c>readings.txt</c>). README.md says how they are renewed.</summary>
public sealed class CaseTests
{
    public static TheoryData<string> Kinds => [.. CaseScenarios.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Case_Played_GivesItsReadings(string kind)
    {
        var folder = Path.Combine(Here(), kind);
        if (Environment.GetEnvironmentVariable("AGEING_RENEW_CASES") == "1")
        {
            Renew(kind, folder);
        }

        var lines = File.ReadAllLines(Path.Combine(folder, "bus.txt")).Where(line => line.Length > 0 && line[0] != '#').ToArray();
        var clock = new VirtualClock();
        var buses = new SimulatedBuses(clock);
        var scenario = CaseScenarios.All[kind];
        var transfers = lines.Select(line => line.Split(' ')).ToArray();
        var part = new TranscriptPart(transfers.Select(words => (Convert.FromHexString(words[2].TrimStart('-')), Convert.FromHexString(words[3].TrimStart('-')))));
        buses.I2c.Attach(Convert.ToInt32(transfers[0][1], 16), part);
        using var run = DriverRun.Start(kind, scenario.Options, buses).ForSeconds(scenario.Seconds).StillRunning();
        Assert.Equal(0, part.Left);
        Assert.Equal(File.ReadAllLines(Path.Combine(folder, "readings.txt")), Readings(run));
    }

    private static void Renew(string kind, string folder)
    {
        var buses = new SimulatedBuses(new VirtualClock());
        var scenario = CaseScenarios.All[kind];
        scenario.Attach(buses);
        var transcript = new List<string> { "# seconds, address, bytes written, bytes read; - for none" };
        buses.I2c.OnTransfer = (address, written, read) => transcript.Add(string.Create(CultureInfo.InvariantCulture, $"{buses.Clock.Elapsed.TotalSeconds:0.000} {address:X2} -{Convert.ToHexString(written)} -{Convert.ToHexString(read)}"));
        using var run = DriverRun.Start(kind, scenario.Options, buses).ForSeconds(scenario.Seconds).StillRunning();
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "bus.txt"), string.Join('\n', transcript) + "\n");
        File.WriteAllText(Path.Combine(folder, "readings.txt"), string.Join('\n', Readings(run)) + "\n");
    }

    private static string[] Readings(DriverRun run) =>
    [
        .. run.Output.Readings.Select(reading => string.Create(CultureInfo.InvariantCulture, $"{Seconds(reading.At):0.000} {reading.Quantity} {(reading.Value.IsNumber ? reading.Value.Number.ToString("0.###", CultureInfo.InvariantCulture) : reading.Value.Text)}")),
        .. run.Output.Samples.Select(sample => string.Create(CultureInfo.InvariantCulture, $"{Seconds(sample.At):0.000} g {sample.X:0.###} {sample.Y:0.###} {sample.Z:0.###}")),
    ];

    private static double Seconds(long at) => at / (double)TimeSpan.TicksPerSecond;

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
