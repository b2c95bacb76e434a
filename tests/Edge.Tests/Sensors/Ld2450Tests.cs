using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Sensors.Buses;
using AgeingMonitor.Edge.Sensors.Ld2450;
using AgeingMonitor.Edge.Sensors.Serial;
using AgeingMonitor.Edge.Tests.Simulation;

namespace AgeingMonitor.Edge.Tests.Sensors;

public sealed class Ld2450Tests : RadarTests
{
    /// <summary>The example of Hi-Link's protocol.</summary>
    private static readonly byte[] Example = Convert.FromHexString("AAFF03000E03B18610004001" + "00000000000000000000000000000000" + "55CC");

    protected override string Kind => "ld2450";

    protected override byte[] Frame => Example;

    private protected override IFrameFormat Format => Ld2450Frame.Format;

    [Fact]
    public void Frame_OfTheMaker_IsItsTarget()
    {
        Span<Ld2450Target> targets = stackalloc Ld2450Target[3];
        Assert.True(Ld2450Frame.TryRead(Example, targets, out var count));
        Assert.Equal((1, -782, 1713, -16), (count, targets[0].XMillimetres, targets[0].YMillimetres, targets[0].CentimetresPerSecond));
    }

    [Fact]
    public void Run_AtTheStart_AsksForSeveralTargets()
    {
        using var run = Start().ForSeconds(1);
        Assert.Contains("FDFCFBFA0200900004030201", Convert.ToHexString([.. Serial.Written]), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SomebodyThere_IsToldWithDistanceAndSpeed()
    {
        using var run = Start().ForSeconds(1);
        Feed(run, Example, 30);
        Assert.Equal([1.0], run.Values(Quantities.Presence));
        Assert.Equal([1.0], run.Values(Quantities.PeopleCount));
        Assert.Equal(1.883, Assert.Single(run.Values(Quantities.TargetDistance)), 0.001);
        Assert.Equal([-0.16], run.Values(Quantities.TargetSpeed));
    }

    [Fact]
    public void Run_EverybodyGone_IsNobodyUntilSomebodyComes()
    {
        byte[] empty = [.. Example];
        empty.AsSpan(4, 8).Clear();
        using var run = Start().ForSeconds(1);
        Feed(run, Example, 10);
        Feed(run, empty, 3000);
        Feed(run, Example, 10);
        Assert.Equal([1.0, 0.0, 1.0], run.Values(Quantities.Presence));
        Assert.Equal([1.0, 0.0, 1.0], run.Values(Quantities.PeopleCount));
    }

    [Fact]
    public void Run_TargetBehindTheRadar_CannotBe()
    {
        byte[] behind = [.. Example];
        behind[7] = 0x06;
        using var run = Start().ForSeconds(1);
        Feed(run, behind, 3);
        Assert.Equal(3, run.Output.Lost(SensorLoss.Impossible));
        Assert.Empty(run.Output.Readings);
    }

    [Fact]
    public async Task Run_OnARealTerminal_ReadsAndWrites()
    {
        using var terminal = new PseudoTerminal();
        using var buses = new LinuxBuses();
        using var stop = new CancellationTokenSource();
        var output = new WaitingOutput();
        var run = Task.Run(() => DriverRun.Create("ld2450", $$"""{"port":"{{terminal.Port}}","baud":256000}""", buses, TimeProvider.System).RunAsync(output, stop.Token), TestContext.Current.CancellationToken);
        Assert.Equal("FDFCFBFA0400FF00010004030201", Convert.ToHexString(await terminal.ReceiveAsync(14)));
        for (var i = 0; i < 3; i++)
        {
            terminal.Send([0xAA, 0xFF]);
            terminal.Send(Example);
        }

        Assert.Equal("presence 1", await output.NextAsync());
        Assert.Equal("people-count 1", await output.NextAsync());
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public void Port_ThatIsNotThere_IsASetupFault()
    {
        using var buses = new LinuxBuses();
        Assert.Equal(SensorFault.Setup, Assert.Throws<SensorFaultException>(() => buses.OpenSerial("/dev/ttyNone", 9600)).Fault);
        Assert.Equal(SensorFault.Setup, Assert.Throws<SensorFaultException>(() => buses.OpenI2c(29, 0x18)).Fault);
    }
}
