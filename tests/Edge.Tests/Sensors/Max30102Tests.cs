using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Sensors.Max30102;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Edge.Tests.Simulation.Parts;
using CsCheck;

namespace AgeingMonitor.Edge.Tests.Sensors;

public sealed class Max30102Tests
{
    private readonly SimulatedBuses buses = new(new VirtualClock());
    private readonly SimulatedMax30102 part;

    public Max30102Tests()
    {
        part = new SimulatedMax30102(buses.Clock);
        buses.I2c.Attach(0x57, part);
    }

    [Theory]
    [InlineData(48, 0.5, 95.5)]
    [InlineData(72, 0.4, 97.2)]
    [InlineData(110, 0.8, 90.4)]
    [InlineData(150, 0.6, 93.8)]
    public void Run_FingerThatLiesStill_TellsItsPulse(double beats, double ratio, double saturation)
    {
        part.Light = Finger(beats, ratio);
        using var run = DriverRun.Start("max30102", "{}", buses).ForSeconds(130).StillRunning();
        Assert.Equal(2, run.Values(Quantities.PulseRate).Length);
        Assert.All(run.Values(Quantities.PulseRate), value => Assert.Equal(beats, value, 1.5));
        Assert.All(run.Values(Quantities.OxygenSaturation), value => Assert.Equal(saturation, value, 0.6));
        Assert.All(run.Values(Quantities.PerfusionIndex), value => Assert.InRange(value, 0.5, 3));
    }

    [Theory]
    [InlineData(190)]
    [InlineData(200)]
    [InlineData(220)]
    [InlineData(250)]
    [InlineData(290)]
    public void Run_PulseTooFastToTell_IsNotToldAsHalf(double beats)
    {
        part.Light = Finger(beats, 0.5);
        using var run = DriverRun.Start("max30102", "{}", buses).ForSeconds(65).StillRunning();
        Assert.Empty(run.Values(Quantities.PulseRate));
    }

    [Fact]
    public void Run_BoardWithItsLightsSwapped_IsPutRightByTheOption()
    {
        var finger = Finger(72, 0.5);
        part.Light = at => (finger(at).Infrared, finger(at).Red);
        using var run = DriverRun.Start("max30102", """{"red-and-infrared-swapped":true}""", buses).ForSeconds(65);
        Assert.Equal(95.5, Assert.Single(run.Values(Quantities.OxygenSaturation)), 0.6);
    }

    [Fact]
    public void Run_NoFinger_Saturated_Weak_OrMoving_TellsNothing()
    {
        var noise = new Random(3);
        var shift = 0.0;
        var finger = Finger(72, 0.5);
        Func<double, (int, int)>[] lights =
        [
            _ => (800 + noise.Next(20), 900 + noise.Next(20)),
            at => (finger(at).Red, 0x3FFFF),
            at => (90_000 + noise.Next(10), 120_000 + noise.Next(10)),
            at => (90_000 + noise.Next(-4000, 4000), 120_000 + noise.Next(-4000, 4000)),
            _ =>
            {
                // A finger that shifts about: both lights see it alike, and nothing comes again.
                shift = (0.85 * shift) + noise.Next(-1000, 1000);
                return (90_000 + (int)shift, 120_000 + (int)(1.3 * shift));
            },
        ];
        foreach (var light in lights)
        {
            part.Light = light;
            using var run = DriverRun.Start("max30102", "{}", buses).ForSeconds(65).StillRunning();
            Assert.Empty(run.Output.Readings);
        }
    }

    [Fact]
    public void Run_MemoryRanOver_IsToldAndReadWhole()
    {
        part.Light = Finger(72, 0.5);
        using var run = DriverRun.Start("max30102", "{}", buses).ForSeconds(5);
        buses.Clock.Skip(TimeSpan.FromSeconds(2));
        run.ForSeconds(65).StillRunning();
        Assert.True(run.Output.Lost(SensorLoss.Overflow) > 0);
        Assert.Equal(72, Assert.Single(run.Values(Quantities.PulseRate)), 1.5);
    }

    [Fact]
    public void Run_MemoryExactlyFull_IsNotTakenForEmpty()
    {
        part.Light = Finger(72, 0.5);
        using var run = DriverRun.Start("max30102", "{}", buses).ForSeconds(0.52);
        buses.I2c.Disturbance = (_, value) => value;
        var before = buses.I2c.BytesRead;
        buses.Clock.Skip(TimeSpan.FromSeconds(31.4 / 25));
        run.ForSeconds(0.41).StillRunning();
        Assert.InRange(buses.I2c.BytesRead - before, 32 * 6, 64 * 6);
    }

    [Fact]
    public void Run_WrongPart_Frozen_OrWithoutPower_SaysWhich()
    {
        part.Identity = 0x11;
        using (var run = DriverRun.Start("max30102", "{}", buses).ForSeconds(1))
        {
            Assert.Equal(SensorFault.WrongPart, run.Fault.Fault);
        }

        part.Identity = 0x15;
        using (var run = DriverRun.Start("max30102", "{}", buses).ForSeconds(2).StillRunning())
        {
            part.IsFrozen = true;
            run.ForSeconds(4);
            Assert.Equal(SensorFault.Stuck, run.Fault.Fault);
            part.IsFrozen = false;
        }

        using (var run = DriverRun.Start("max30102", "{}", buses).ForSeconds(2).StillRunning())
        {
            part.LosePower();
            run.ForSeconds(2);
            Assert.Equal(SensorFault.Bus, run.Fault.Fault);
        }
    }

    [Fact]
    public void Window_OfAnyLight_NeitherThrowsNorLeavesTheRange() =>
        Gen.Select(Gen.Int[0, 0x3FFFF].Array[PulseWindow.Samples], Gen.Int[0, 0x3FFFF].Array[PulseWindow.Samples], Gen.Int[1, 200]).Sample((red, infrared, coarse) =>
        {
            var window = PulseWindow.Of([.. red.Select(value => value / coarse * coarse)], [.. infrared.Select(value => value / coarse * coarse)], 0);
            Assert.True(window is null || (window.PulseRate is >= 30 and <= 220 && window.Saturation is null or (>= 70 and <= 100)));
        });

    [Fact]
    public void Window_WithoutAnyChange_IsNothing() =>
        Assert.Null(PulseWindow.Of([.. Enumerable.Repeat(100_000, PulseWindow.Samples)], [.. Enumerable.Repeat(100_000, PulseWindow.Samples)], 50_000));

    [Fact]
    public void Run_AnyBitsTurned_NeverThrowsAnythingButAFault() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[1, 200]).Sample(
            (seed, every) =>
            {
                var board = new SimulatedBuses(new VirtualClock());
                var noise = new Random(seed);
                board.I2c.Attach(0x57, new SimulatedMax30102(board.Clock) { Light = Finger(72, 0.5) });
                board.I2c.Disturbance = (_, value) => noise.Next(every) == 0 ? (byte)noise.Next(256) : value;
                using var run = DriverRun.Start("max30102", "{}", board).ForSeconds(62);
                Assert.True(!run.Completion.IsCompleted || run.Fault is not null);
            },
            iter: 20);

    /// <summary>A pulse wave with its second wave, breathing beneath it, and red pulsating by the ratio as strongly.</summary>
    private static Func<double, (int Red, int Infrared)> Finger(double beats, double ratio) => at =>
    {
        var phase = at * beats / 60 * 2 * Math.PI;
        var wave = Math.Sin(phase) + (0.3 * Math.Sin((2 * phase) + 0.8));
        var breath = 0.002 * Math.Sin(at * 0.25 * 2 * Math.PI);
        return ((int)(90_000 * (1 + breath + (0.006 * ratio * wave))), (int)(120_000 * (1 + breath + (0.006 * wave))));
    };
}
