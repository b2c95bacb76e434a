using System.Text;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Publishing;
using AgeingMonitor.Edge.Agent.Running;
using AgeingMonitor.Edge.Agent.Status;
using AgeingMonitor.Edge.Agent.Supervision;
using AgeingMonitor.Edge.Tests.Publishing;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Ingest.Certificates;
using AgeingMonitor.Ingest.Tests;

namespace AgeingMonitor.Edge.Tests.Running;

/// <summary>The whole program on simulated buses, against the embedded broker and the real ingest.</summary>
public sealed class KitProgramTests : AuthorityFixture
{
    private const string Door = """{"name":"door","driver":"contact","options":{"pin":5}}""";
    private const string Button = """{"name":"button","driver":"help-button","options":{"pin":22,"lamp-pin":18}}""";
    private const string Moved = """{"name":"button","driver":"help-button","options":{"pin":23,"lamp-pin":18}}""";
    private const string Hall = """{"name":"hall","driver":"pir","options":{"pin":17,"warm-up-seconds":0}}""";
    private static readonly KitId Kit = KitId.Derive("edge/program");
    private readonly SimulatedBuses buses = new(new VirtualClock());
    private readonly CancellationTokenSource stop = new();
    private readonly RealClock machine = new();
    private readonly HeardLog log = new();
    private readonly StringWriter errors = new();

    protected override TimeProvider Time => TimeProvider.System;

    private string StatusPath => Path.Combine(PathOf("kit"), "status.json");

    [Fact]
    public async Task Run_FromTheFirstReadingToSigterm_AsAHomeSeesIt()
    {
        await using var ingest = new IngestHost(PathOf("pki"));
        ingest.Kits.Place(Kit);
        await ingest.StartAsync(Cancellation);
        Enrol(ingest.Port, $$"""{"version":1,"sensors":[{{Door}},{{Button}}]}""");
        buses.Header.InUse.Add(5);
        buses.Header.Drive(22, true);
        var running = RunAsync();

        // A sensor whose pin is taken is a fault; freed, it comes back by itself.
        await UntilAsync(() => Values(ingest, "door", Quantities.SensorFault).SequenceEqual([1.0]));
        await UntilAsync(() => File.Exists(StatusPath) && Status() is { Sensors: [{ State: SensorState.Faulty }, _] });
        buses.Header.InUse.Remove(5);
        buses.Header.Drive(5, true);
        await UntilAsync(() => Values(ingest, "door", Quantities.Contact).SequenceEqual([1.0]) && Values(ingest, "door", Quantities.SensorFault).SequenceEqual([1.0, 0.0]));

        // A press is a call, at once.
        await UntilAsync(() => buses.Header.IsOpen(22));
        while (!ingest.Homes.HasEvent)
        {
            buses.Header.Drive(22, !buses.Header.Level(22));
            await Task.Delay(100, Cancellation);
        }

        buses.Header.Drive(22, true);

        // And the lamp answers.
        await UntilAsync(() => buses.Header.Level(18));

        // A configuration adds a sensor; those that run know nothing of it.
        Assert.True(await ingest.Link.PublishAsync(Kit, Topics.Cfg, Encoding.UTF8.GetBytes($$"""{"version":2,"sensors":[{{Door}},{{Button}},{{Hall}}]}"""), "application/json", Cancellation));
        await UntilAsync(() => buses.Header.IsOpen(17));
        await Task.Delay(100, Cancellation);
        buses.Header.Drive(17, true);
        await UntilAsync(() => Values(ingest, "hall", Quantities.Motion).Count > 0);
        Assert.Equal([1.0], Values(ingest, "door", Quantities.Contact));
        Assert.Equal([1.0, 0.0], Values(ingest, "door", Quantities.SensorFault));
        Assert.Equal([0.0], Values(ingest, "button", Quantities.SensorFault));
        Assert.NotEmpty(Values(ingest, "kit", Quantities.DiskFree));
        await UntilAsync(() => Status() is { ConfigurationVersion: 2, IsConnected: true, Sensors: [_, _, { State: SensorState.Well, LastReading: > 0 }] });

        await stop.CancelAsync();
        Assert.Equal((0, string.Empty), (await running, errors.ToString()));
        Assert.False(buses.Header.IsOpen(5) || buses.Header.IsOpen(17) || buses.Header.IsOpen(22));
        Assert.False(File.Exists(StatusPath));
    }

    [Fact]
    public async Task Run_AskedByTheServer_BlinksTellsHowItIsAndSaysWhyItCannotRenew()
    {
        await using var ingest = new IngestHost(PathOf("pki"));
        ingest.Kits.Place(Kit);
        await ingest.StartAsync(Cancellation);
        Enrol(ingest.Port, $$"""{"version":1,"sensors":[{{Door}},{{Button}}]}""");
        buses.Header.InUse.Add(5);
        buses.Header.Drive(22, true);
        var early = ingest.Commands.Ask(Kit, CommandKind.Diagnostics); // nobody is there yet: it is sent again
        var running = RunAsync();
        await UntilAsync(() => ingest.Commands[early].Answer is not null && buses.Header.IsOpen(18));

        var blink = ingest.Commands.Ask(Kit, CommandKind.Identify);
        await UntilAsync(() => buses.Header.Level(18));
        await UntilAsync(() => ingest.Commands[blink].Answer is not null);
        Assert.Equal(CommandOutcome.Done, ingest.Commands[blink].Answer!.Outcome);

        // A button that cannot be had blinks nothing, and the kit says so.
        buses.Header.InUse.Add(23);
        Assert.True(await ingest.Link.PublishAsync(Kit, Topics.Cfg, Encoding.UTF8.GetBytes($$"""{"version":2,"sensors":[{{Door}},{{Moved}}]}"""), "application/json", Cancellation));
        await UntilAsync(() => Status() is { ConfigurationVersion: 2, Sensors: [{ State: SensorState.Faulty }, { State: SensorState.Faulty }] });
        var dark = ingest.Commands.Ask(Kit, CommandKind.Identify);
        await UntilAsync(() => ingest.Commands[dark].Answer is not null);
        Assert.Equal(CommandOutcome.Failed, ingest.Commands[dark].Answer!.Outcome);
        Assert.Contains("button:", ingest.Commands[dark].Answer!.Detail, StringComparison.Ordinal);

        var ask = ingest.Commands.Ask(Kit, CommandKind.Diagnostics);
        var renew = ingest.Commands.Ask(Kit, CommandKind.RenewCertificate); // its door is shut
        await UntilAsync(() => ingest.Commands[ask].Answer is not null && ingest.Commands[renew].Answer is not null);
        var said = ingest.Commands[ask].Answer!.Diagnostics!;
        Assert.Equal(("test", 1L, "synced", 2L), (said.Agent, said.Boot, said.Clock, said.Configuration));
        Assert.NotNull(said.CertificateUntil);
        Assert.NotNull(said.DiskFree);
        Assert.Equal(["door contact faulty", "button help-button"], said.Sensors.Select(sensor => $"{sensor.Name} {sensor.Driver}{(sensor.Name == "door" ? $" {sensor.State}" : string.Empty)}"));
        Assert.Contains("5", said.Sensors[0].LastFault, StringComparison.Ordinal);
        Assert.Equal(CommandOutcome.Failed, ingest.Commands[renew].Answer!.Outcome);
        Assert.NotEmpty(ingest.Commands[renew].Answer!.Detail!);

        // Sensors and packs went on all the while.
        Assert.Equal([1.0], Values(ingest, "door", Quantities.SensorFault));
        await stop.CancelAsync();
        Assert.Equal(0, await running);
    }

    [Fact]
    public async Task Run_WhileTheDiskHangs_TheLampGoesOn_AndTheCallLeavesAfterwards()
    {
        await using var ingest = new IngestHost(PathOf("pki"));
        ingest.Kits.Place(Kit);
        await ingest.StartAsync(Cancellation);
        Enrol(ingest.Port, $$"""{"version":1,"sensors":[{{Button}}]}""");
        buses.Header.Drive(22, true);
        var running = RunAsync();
        await UntilAsync(() => File.Exists(StatusPath) && Status() is { IsConnected: true } && buses.Header.IsOpen(22));
        ThreadPool.GetMinThreads(out var ready, out _);
        Assert.True(ready >= 16, $"{ready} threads stand ready.");

        // Whoever asks for the outbox waits from now on.
        using var hang = new ManualResetEventSlim();
        machine.Hold = hang;
        while (!buses.Header.Level(18))
        {
            buses.Header.Drive(22, !buses.Header.Level(22));
            await Task.Delay(100, Cancellation);
        }

        // Flashes, one after the other: heard, and no more than that.
        for (var flash = 0; flash < 10; flash++)
        {
            await UntilAsync(() => !buses.Header.Level(18));
            await UntilAsync(() => buses.Header.Level(18));
        }

        Assert.DoesNotContain(ingest.Store.Keys, key => key.Lane == Lane.Evt);
        machine.Hold = null;
        hang.Set();
        await UntilAsync(() => ingest.Store.Keys.Any(key => key.Lane == Lane.Evt));
        await stop.CancelAsync();
        Assert.Equal((0, string.Empty), (await running, errors.ToString()));
    }

    [Fact]
    public async Task Run_WithoutAConfiguration_IsConnectedAndWaitsForOne()
    {
        await using var ingest = new IngestHost(PathOf("pki"));
        ingest.Kits.Place(Kit);
        await ingest.StartAsync(Cancellation);
        Enrol(ingest.Port, null);
        var running = RunAsync();
        await UntilAsync(() => File.Exists(StatusPath) && Status() is { IsConnected: true, ConfigurationVersion: null, Sensors.Count: 0 });
        await stop.CancelAsync();
        Assert.Equal(0, await running);
    }

    [Fact]
    public async Task Run_NotEnrolled_SaysWhatToDo()
    {
        Directory.CreateDirectory(PathOf("kit"));
        Assert.Equal(1, await RunAsync());
        Assert.Contains("ageing-edge enrol", errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TwiceOnOneFolder_TheSecondSaysThatItCannot()
    {
        Enrol(1, null);
        var first = RunAsync();
        await UntilAsync(() => File.Exists(StatusPath));
        Assert.Equal(1, await RunAsync());
        Assert.Contains("outbox", errors.ToString(), StringComparison.Ordinal);
        await stop.CancelAsync();
        Assert.Equal(0, await first);
    }

    public override async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        stop.Dispose();
        await errors.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private static List<double> Values(IngestHost ingest, string sensor, QuantityDefinition quantity) => [.. ingest.Store.Keys
        .Where(key => key.Lane == Lane.Obs).OrderBy(key => (key.Boot, key.Sequence)).SelectMany(key => ingest.Store[key].Observations)
        .Where(observation => observation.Sensor.Value == sensor && observation.Quantity == quantity).Select(observation => observation.Value.Number)];

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(20, Cancellation);
        }
    }

    private KitStatus Status() => new StatusFile(StatusPath).Read()!;

    private void Enrol(int port, string? configuration)
    {
        var issued = Authority.IssueClient(Kit.Value, CertificateAuthority.KitValidity);
        EnrolledFolder.Write(PathOf("kit"), issued.Certificate, issued.PrivateKey!, Authority.RootPem, "127.0.0.1", port, configuration);
    }

    private Task<int> RunAsync() => Task.Run(() => RunCommand.RunAsync(
        new KitSite
        {
            DataFolder = PathOf("kit"),
            StatusPath = StatusPath,
            Buses = buses,
            Kernel = machine,
            Clock = TimeProvider.System,
            BoardRoot = PathOf("board"),
            Publishing = new PublisherOptions { AgentVersion = "test", KeepPeriod = TimeSpan.FromMilliseconds(20), LongestReconnect = TimeSpan.FromSeconds(1) },
            Random = new Random(1),
        },
        log,
        errors,
        stop.Token));
}
