using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Edge.Tests.Simulation.Parts;

namespace AgeingMonitor.Edge.Tests.Sensors;

public sealed class Nau7802Tests
{
    private const int Empty = 100_000;
    private const int PerKilogram = 1_000;
    private readonly SimulatedBuses buses = new(new VirtualClock());
    private readonly SimulatedNau7802 part;
    private double kilograms;

    public Nau7802Tests()
    {
        part = new SimulatedNau7802(buses.Clock) { Load = _ => Empty + (int)(kilograms * PerKilogram) };
        buses.I2c.Attach(0x2A, part);
    }

    [Fact]
    public void Run_SomebodyLiesDownAndGetsUp_IsToldWithTheMomentItBegan()
    {
        using var run = Start().ForSeconds(60);
        var lay = buses.Clock.GetTimestamp();
        kilograms = 62;
        run.ForSeconds(60);
        kilograms = 0;
        run.ForSeconds(20).StillRunning();
        var said = run.Output.Of(Quantities.BedOccupancy);
        Assert.Equal([0.0, 1.0, 0.0], said.Select(reading => reading.Value.Number));
        Assert.InRange(TimeSpan.FromTicks(said[1].At - lay).TotalSeconds, 0, 0.2);
    }

    [Fact]
    public void Run_SittingOnTheEdge_IsNoLeaving()
    {
        kilograms = 62;
        using var run = Start().ForSeconds(30);
        kilograms = 14;
        run.ForSeconds(30);
        kilograms = 62;
        run.ForSeconds(30);
        Assert.Equal([1.0], run.Values(Quantities.BedOccupancy));
    }

    [Fact]
    public void Run_SuitcaseOrCat_IsNobody()
    {
        using var run = Start().ForSeconds(30);
        kilograms = 8;
        run.ForSeconds(60);
        Assert.Equal([0.0], run.Values(Quantities.BedOccupancy));
    }

    [Fact]
    public void Run_CellsThatCreep_AreFollowedWhileEmpty()
    {
        part.Load = at => Empty + (int)((at * 0.008 * PerKilogram) + (kilograms * PerKilogram));
        using var run = Start().For(TimeSpan.FromHours(1.2));
        Assert.Equal([0.0], run.Values(Quantities.BedOccupancy));
        kilograms = 60;
        run.ForSeconds(30);
        Assert.Equal([0.0, 1.0], run.Values(Quantities.BedOccupancy));
    }

    [Fact]
    public async Task Run_BegunAnew_RemembersHowFarTheCellsHaveCrept()
    {
        // 24 kg in 50 minutes: more than the least of a person, for whoever begins with the configured value.
        part.Load = at => Empty + (int)((Math.Min(at, 3000) * 0.008 * PerKilogram) + (kilograms * PerKilogram));
        using var run = Start().For(TimeSpan.FromHours(1.2));
        Assert.Equal([0.0], run.Values(Quantities.BedOccupancy));
        await run.StopAsync();
        using var next = DriverRun.Start(run.Driver, run.Clock).ForSeconds(60);
        Assert.Equal([0.0], next.Values(Quantities.BedOccupancy));
        kilograms = 60;
        next.ForSeconds(30);
        Assert.Equal([0.0, 1.0], next.Values(Quantities.BedOccupancy));
    }

    [Fact]
    public void Run_TurningInBed_IsCountedEachFiveMinutes()
    {
        kilograms = 60;
        using var run = Start().ForSeconds(30);
        for (var i = 0; i < 4; i++)
        {
            kilograms = 63;
            run.ForSeconds(0.5);
            kilograms = 60;
            run.ForSeconds(20);
        }

        run.For(TimeSpan.FromMinutes(9));
        Assert.Equal([4.0, 0.0], run.Values(Quantities.BedMovement));
    }

    [Fact]
    public void Run_UnderAChair_TellsTheChair()
    {
        kilograms = 50;
        using var run = Start("""{"counts-per-kilogram":1000,"empty-counts":100000,"under":"chair"}""").For(TimeSpan.FromMinutes(10));
        Assert.Equal([1.0], run.Values(Quantities.ChairOccupancy));
        Assert.Empty(run.Values(Quantities.BedMovement));
    }

    [Fact]
    public void Run_NegativeCells_AreReadWithTheirSign()
    {
        part.Load = _ => -500_000 - (int)(kilograms * PerKilogram);
        using var run = Start("""{"counts-per-kilogram":-1000,"empty-counts":-500000}""").ForSeconds(30);
        kilograms = 60;
        run.ForSeconds(30);
        Assert.Equal([0.0, 1.0], run.Values(Quantities.BedOccupancy));
    }

    [Fact]
    public void Run_BrokenLead_IsStuckAndNobodyInBed()
    {
        part.Load = _ => 0x7FFFFF;
        using var run = Start().ForSeconds(30);
        Assert.Equal(SensorFault.Stuck, run.Fault.Fault);
        Assert.Empty(run.Output.Readings);
    }

    [Fact]
    public void Run_NotPowering_Calibrating_OrConverting_SaysWhich()
    {
        part.NeverPowers = true;
        using (var run = Start().ForSeconds(1))
        {
            Assert.Equal(SensorFault.WrongPart, run.Fault.Fault);
        }

        part.NeverPowers = false;
        part.CalibrationFails = true;
        using (var run = Start().ForSeconds(2))
        {
            Assert.Contains("calibrate", run.Fault.Message, StringComparison.Ordinal);
        }

        part.CalibrationFails = false;
        part.IsFrozen = true;
        using (var run = Start().ForSeconds(5))
        {
            Assert.Equal(SensorFault.Stuck, run.Fault.Fault);
        }

        part.IsFrozen = false;
        using (var run = Start().ForSeconds(5))
        {
            part.LosePower();
            run.ForSeconds(5);
            Assert.Equal(SensorFault.Bus, run.Fault.Fault);
        }
    }

    [Fact]
    public void Run_AnyBitsTurned_NeverThrowsAnythingButAFault()
    {
        var noise = new Random(11);
        buses.I2c.Disturbance = (_, value) => noise.Next(10) == 0 ? (byte)noise.Next(256) : value;
        for (var i = 0; i < 50; i++)
        {
            using var run = Start().ForSeconds(20);
            Assert.True(!run.Completion.IsCompleted || run.Fault is not null);
        }
    }

    [Fact]
    public void Options_NotMeasured_AreRefused() =>
        Assert.Contains("must be measured at installation", DriverRun.Refused("nau7802", "{}").Message, StringComparison.Ordinal);

    private DriverRun Start(string options = """{"counts-per-kilogram":1000,"empty-counts":100000}""") => DriverRun.Start("nau7802", options, buses);
}
