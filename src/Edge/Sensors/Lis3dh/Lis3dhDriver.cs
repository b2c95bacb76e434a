using System.Buffers.Binary;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Buses;
using AgeingMonitor.Edge.Sensors.Sampling;
using static AgeingMonitor.Edge.Sensors.Lis3dh.Lis3dhRegisters;

namespace AgeingMonitor.Edge.Sensors.Lis3dh;

/// <summary>A worn LIS3DH: its memory of 32 samples is emptied ten times a second at 100 Hz, five times at 50 Hz.</summary>
internal sealed class Lis3dhDriver(Lis3dhOptions options, IKitBuses buses, TimeProvider clock) : ISensorDriver
{
    private const int SampleBytes = 6;
    private const int SamplesBetweenReads = 10;

    /// <summary>The part reloads its trimming values in 5 ms; waited for twice over.</summary>
    private static readonly TimeSpan RebootTime = TimeSpan.FromMilliseconds(10);

    private readonly byte control1 = (byte)(RateBits(options.Rate) | 0x07);
    private readonly byte control4 = (byte)(0x80 | ScaleBits(options.RangeG) | 0x08);
    private readonly TimeSpan betweenReads = TimeSpan.FromSeconds(SamplesBetweenReads / (double)options.Rate);

    public IReadOnlyList<QuantityDefinition> Quantities => [];

    public async Task RunAsync(ISensorOutput output, CancellationToken stop)
    {
        using var part = new I2cPart(buses, options.Bus, options.Address, "LIS3DH", output);
        part.Identify(WhoAmI, Identity);
        part.Write(Control5, Reboot);
        await Task.Delay(RebootTime, clock, stop);
        part.Write(Control4, control4);
        part.Write(Control5, FifoOn);
        part.Write(Control1, control1);
        BeginFifo(part);

        var stream = new AccelerationStream(part.Where, options.Rate, options.RangeG, clock, output);
        for (var reads = 0; ; reads++)
        {
            await Task.Delay(betweenReads, clock, stop);
            if (reads % 10 == 0)
            {
                CheckSettings(part);
            }

            Drain(part, stream);
        }
    }

    private void Drain(I2cPart part, AccelerationStream stream)
    {
        var source = part.Read(FifoSource);
        var readAt = clock.GetTimestamp();
        var full = (source & Overrun) != 0;
        if (full)
        {
            // Whether the sample after the 32nd has come already cannot be told: what is in memory is good, what was before it may not join on.
            stream.Gap(SensorLoss.Overflow);
        }

        var count = full ? FifoDepth : source & LevelMask;
        Span<byte> bytes = stackalloc byte[FifoDepth * SampleBytes];
        bytes = bytes[..(count * SampleBytes)];
        if (count > 0 && !part.TryReadOnce(FirstOutput | MoveOn, bytes))
        {
            BeginFifo(part);
            stream.Broken();
            return;
        }

        Span<Acceleration?> samples = stackalloc Acceleration?[FifoDepth];
        for (var i = 0; i < count; i++)
        {
            samples[i] = Decode(bytes.Slice(i * SampleBytes, SampleBytes));
        }

        stream.Take(samples[..count], readAt);
    }

    /// <summary>Twelve bits, left-justified: the four below are always 0, so most of what is garbled shows.</summary>
    private Acceleration? Decode(ReadOnlySpan<byte> bytes)
    {
        var x = BinaryPrimitives.ReadInt16LittleEndian(bytes);
        var y = BinaryPrimitives.ReadInt16LittleEndian(bytes[2..]);
        var z = BinaryPrimitives.ReadInt16LittleEndian(bytes[4..]);
        var perDigit = PerDigit(options.RangeG);
        return (((ushort)x | (ushort)y | (ushort)z) & 0x0F) != 0 ? null : new Acceleration((x >> 4) * perDigit, (y >> 4) * perDigit, (z >> 4) * perDigit);
    }

    /// <summary>Bypass empties the memory and clears the overrun; then it fills again.</summary>
    private static void BeginFifo(I2cPart part)
    {
        part.Write(FifoControl, Bypass);
        part.Write(FifoControl, Streaming);
    }

    /// <summary>A part whose supply failed for a moment answers as before and stands still.</summary>
    private void CheckSettings(I2cPart part)
    {
        if (part.Read(Control1) != control1 || part.Read(Control4) != control4)
        {
            throw new SensorFaultException(SensorFault.Bus, $"{part.Where} has lost its settings: its supply failed.");
        }
    }
}
