using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Sensors.Serial;
using AgeingMonitor.Edge.Tests.Simulation;
using CsCheck;

namespace AgeingMonitor.Edge.Tests.Sensors;

/// <summary>What is asked of every part that sends frames; each adds its own.</summary>
public abstract class RadarTests
{
    protected RadarTests()
    {
        Buses = new SimulatedBuses(new VirtualClock());
        Serial = new SimulatedSerialStream(Buses.Clock);
        Buses.AttachSerial("/dev/radar", baud =>
        {
            Baud = baud;
            return Serial;
        });
    }

    protected SimulatedBuses Buses { get; }

    protected SimulatedSerialStream Serial { get; }

    protected int Baud { get; private set; }

    protected abstract string Kind { get; }

    /// <summary>A good frame of the part.</summary>
    protected abstract byte[] Frame { get; }

    private protected abstract IFrameFormat Format { get; }

    [Fact]
    public void Frames_CutAtEveryByte_AreAllFound()
    {
        for (var cut = 1; cut < Frame.Length; cut++)
        {
            var buffer = new FrameBuffer(Format);
            byte[] two = [.. Frame, .. Frame];
            buffer.Add(two.AsSpan(0, cut));
            var found = Count(buffer, out var skipped);
            buffer.Add(two.AsSpan(cut));
            Assert.Equal(2, found + Count(buffer, out var more));
            Assert.Equal(0, skipped + more);
        }
    }

    [Fact]
    public void Frames_BehindAnyGarbage_AreFoundByTheSecondAtTheLatest() =>
        Gen.Select(Gen.Byte.Array[0, 60], Gen.Int[1, 40]).Sample((garbage, piece) =>
        {
            // Garbage may hold the beginning of a frame, which swallows nothing: the two behind it are both found.
            Assert.True(Through([.. garbage, .. Frame, .. Frame, .. new byte[Format.Longest]], piece).Count(frame => frame.AsSpan().SequenceEqual(Frame)) >= 2);
        });

    [Fact]
    public void Frames_WithABitTurned_CostThatFrameAtMost() =>
        Gen.Select(Gen.Int[0, (Frame.Length * 8) - 1], Gen.Int[1, 40]).Sample((bit, piece) =>
        {
            byte[] bad = [.. Frame];
            bad[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(Through([.. Frame, .. bad, .. Frame, .. Frame, .. new byte[Format.Longest]], piece).Count(frame => frame.AsSpan().SequenceEqual(Frame)) >= 3);
        });

    [Fact]
    public void Frames_CutShort_CostThatFrameAtMost()
    {
        for (var kept = 1; kept < Frame.Length; kept++)
        {
            Assert.True(Through([.. Frame[..kept], .. Frame, .. Frame, .. new byte[Format.Longest]], 7).Count(frame => frame.AsSpan().SequenceEqual(Frame)) >= 2);
        }
    }

    [Fact]
    public void Run_AnyBytes_NeitherThrowsNorLeavesTheCatalogue() =>
        Gen.Select(Gen.Byte.Array[0, 400], Gen.Int[0, 1000]).Sample(
            (garbage, seed) =>
            {
                var clock = new VirtualClock();
                var board = new SimulatedBuses(clock);
                var serial = new SimulatedSerialStream(clock) { Piece = 1 + (seed % 50) };
                board.AttachSerial("/dev/radar", _ => serial);
                var noise = new Random(seed);
                using var run = DriverRun.Start(Kind, """{"port":"/dev/radar"}""", board).ForSeconds(1);
                for (var i = 0; i < 20; i++)
                {
                    byte[] bad = [.. Frame];
                    bad[noise.Next(bad.Length)] = (byte)noise.Next(256);
                    serial.Feed([.. garbage.AsSpan(0, garbage.Length / (i + 1)), .. bad]);
                }

                // Every answer is a reading in range, or the output throws.
                run.ForSeconds(20).StillRunning();
            },
            iter: 60);

    [Fact]
    public void Run_NothingForHalfAMinute_IsStuckAndSaysTheRate()
    {
        using var run = Start().ForSeconds(35);
        Assert.Equal(SensorFault.Stuck, run.Fault.Fault);
        Assert.Contains($"{Baud} baud", run.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_GarbageAlone_IsStuckToo()
    {
        using var run = Start();
        var noise = new Random(5);
        for (var i = 0; i < 400 && !run.Completion.IsCompleted; i++)
        {
            Serial.Feed((byte)noise.Next(2, 256));
            run.ForSeconds(0.1);
        }

        Assert.Equal(SensorFault.Stuck, run.Fault.Fault);
        Assert.True(run.Output.Lost(SensorLoss.Corrupt) > 0);
    }

    [Fact]
    public void Run_AdapterPulledOut_IsABusFault()
    {
        using var run = Start();
        Serial.Feed(Frame);
        run.ForSeconds(2).StillRunning();
        Serial.IsGone = true;
        run.ForSeconds(2);
        Assert.Equal(SensorFault.Bus, run.Fault.Fault);
    }

    [Fact]
    public void Run_BurstAtDoubleSpeed_LosesNothing()
    {
        using var run = Start().ForSeconds(1);
        for (var i = 0; i < 200; i++)
        {
            Serial.Feed(Frame);
        }

        run.ForSeconds(1).StillRunning();
        Assert.Equal(0, run.Output.Lost(SensorLoss.Corrupt));
        Assert.NotEmpty(run.Output.Readings);
    }

    protected DriverRun Start() => DriverRun.Start(Kind, """{"port":"/dev/radar"}""", Buses);

    /// <summary>Feeds frames at ten a second.</summary>
    protected void Feed(DriverRun run, byte[] frame, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Serial.Feed(frame);
            run.ForSeconds(0.1);
        }
    }

    private List<byte[]> Through(byte[] bytes, int piece)
    {
        var buffer = new FrameBuffer(Format);
        var found = new List<byte[]>();
        for (var at = 0; at < bytes.Length; at += piece)
        {
            Assert.Equal(Math.Min(piece, bytes.Length - at), buffer.Add(bytes.AsSpan(at, Math.Min(piece, bytes.Length - at))));
            while (buffer.TryTake(out var frame, out _))
            {
                found.Add(frame.ToArray());
            }
        }

        return found;
    }

    private static int Count(FrameBuffer buffer, out int skips)
    {
        var found = 0;
        skips = 0;
        while (buffer.TryTake(out _, out var skipped))
        {
            found++;
            skips += skipped ? 1 : 0;
        }

        return found;
    }
}
