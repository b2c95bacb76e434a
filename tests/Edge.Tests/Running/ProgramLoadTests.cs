using System.Diagnostics;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Edge.Agent.Publishing;
using AgeingMonitor.Edge.Agent.Running;
using AgeingMonitor.Edge.Tests.Publishing;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Edge.Tests.Simulation.Parts;
using AgeingMonitor.Ingest.Certificates;
using AgeingMonitor.Ingest.Tests;

namespace AgeingMonitor.Edge.Tests.Running;

/// <summary>
/// What the program asks of a processor with two accelerometers at 50 Hz, one of them worn, and twelve sensors of the home. It says what it measured and asserts nothing of it; simulated parts, broker and ingest are in the same process, so the program itself takes less.
/// </summary>
public sealed class ProgramLoadTests(ITestOutputHelper output) : AuthorityFixture
{
    private static readonly int[] Motions = [4, 5, 6, 12, 13, 16];
    private static readonly int[] Doors = [17, 19, 20];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(60);

    protected override TimeProvider Time => TimeProvider.System;

    [Fact]
    public async Task Run_TwoAccelerometersAndTwelveSensors_SaysWhatItTakes()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("AGEING_LONG") == "1", "a minute and a half of measuring: run with ./ageing test --long");
        var kit = KitId.Derive("edge/load");
        await using var ingest = new IngestHost(PathOf("pki"));
        ingest.Kits.Place(kit);
        await ingest.StartAsync(Cancellation);
        var buses = new SimulatedBuses(new VirtualClock());
        buses.I2c.Attach(0x18, new SimulatedLis3dh(buses.Clock) { Signal = at => (0.3 * Math.Sin(at * 6), 0.1, 1) });
        buses.I2c.Attach(0x19, new SimulatedLis3dh(buses.Clock));
        buses.I2c.Attach(0x44, new SimulatedSht4x(buses.Clock));
        buses.I2c.Attach(0x45, new SimulatedSht4x(buses.Clock));
        var sensors = new List<string>
        {
            """{"name":"wrist","driver":"lis3dh","options":{"address":24,"rate":50}}""", """{"name":"chair","driver":"lis3dh","options":{"address":25,"rate":50}}""",
            """{"name":"hall-climate","driver":"sht4x","options":{"address":68}}""", """{"name":"bath-climate","driver":"sht4x","options":{"address":69}}""", """{"name":"button","driver":"help-button","options":{"pin":22,"lamp-pin":18}}""",
        };
        sensors.AddRange(Motions.Select(pin => $$$"""{"name":"motion-{{{pin}}}","driver":"pir","options":{"pin":{{{pin}}},"warm-up-seconds":0}}"""));
        sensors.AddRange(Doors.Select(pin => $$$"""{"name":"door-{{{pin}}}","driver":"contact","options":{"pin":{{{pin}}}}}"""));
        buses.Header.Drive(22, true);
        var issued = Authority.IssueClient(kit.Value, CertificateAuthority.KitValidity);
        EnrolledFolder.Write(PathOf("kit"), issued.Certificate, issued.PrivateKey!, Authority.RootPem, "127.0.0.1", ingest.Port, $$$"""{"version":1,"sensors":[{{{string.Join(',', sensors)}}}],"rules":{"worn":"wrist"}}""");
        using var stop = new CancellationTokenSource();
        var site = new KitSite
        {
            DataFolder = PathOf("kit"),
            StatusPath = Path.Combine(PathOf("kit"), "status.json"),
            Buses = buses,
            Kernel = new RealClock(),
            Clock = TimeProvider.System,
            BoardRoot = PathOf("board"),
            Publishing = new PublisherOptions { AgentVersion = "test" },
            Random = new Random(1),
        };
        using var errors = new StringWriter();
        var running = Task.Run(() => RunCommand.RunAsync(site, new HeardLog(), errors, stop.Token), Cancellation);
        var life = LiveAsync(buses, stop.Token);

        await Task.Delay(WarmUp, Cancellation);
        using var process = Process.GetCurrentProcess();
        var (before, packs) = (process.TotalProcessorTime, ingest.Store.Keys.Count);
        await Task.Delay(Measured, Cancellation);
        process.Refresh();
        var used = process.TotalProcessorTime - before;
        var observations = ingest.Store.Keys.Skip(packs).Sum(key => ingest.Store[key].Observations.Count);

        await stop.CancelAsync();
        Assert.Equal(0, await running);
        await life;
        output.WriteLine(FormattableString.Invariant($"{used.TotalMilliseconds / Measured.TotalMilliseconds:P1} of a core with the simulated parts, broker and ingest; {observations} observations stored in {Measured.TotalSeconds} s; {2 * 50 * Measured.TotalSeconds} samples of acceleration"));
        Assert.InRange(observations, 20, long.MaxValue);
    }

    /// <summary>The parts' clock goes with the real one; somebody moves about.</summary>
    private static async Task LiveAsync(SimulatedBuses buses, CancellationToken stop)
    {
        var begun = TimeProvider.System.GetTimestamp();
        var random = new Random(3);
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(20, CancellationToken.None);
            buses.Clock.Advance(TimeProvider.System.GetElapsedTime(begun) - buses.Clock.Elapsed);
            if (random.Next(50) == 0)
            {
                var pin = random.Next(2) == 0 ? Motions[random.Next(Motions.Length)] : Doors[random.Next(Doors.Length)];
                buses.Header.Drive(pin, !buses.Header.Level(pin));
            }
        }
    }
}
