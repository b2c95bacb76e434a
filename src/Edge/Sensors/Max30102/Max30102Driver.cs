using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Buses;
using static AgeingMonitor.Contracts.Vocabulary.Quantities;

namespace AgeingMonitor.Edge.Sensors.Max30102;

/// <summary>Maxim MAX30102: pulse and an indication of oxygen saturation of a finger that lies still on it. No medical device.</summary>
internal sealed class Max30102Driver(Max30102Options options, IKitBuses buses, TimeProvider clock) : ISensorDriver
{
    private const int Address = 0x57;
    private const byte PartId = 0xFF;
    private const byte Identity = 0x15;
    private const byte Interrupt1 = 0x00;
    private const byte AlmostFull = 0x80;
    private const byte InterruptEnable1 = 0x02;
    private const byte WritePointer = 0x04;
    private const byte OverflowCount = 0x05;
    private const byte ReadPointer = 0x06;
    private const byte FifoData = 0x07;
    private const byte FifoConfiguration = 0x08;
    private const byte ModeConfiguration = 0x09;
    private const byte ResetMode = 0x40;
    private const byte SaturationMode = 0x03;
    private const byte SaturationConfiguration = 0x0A;
    private const byte RedCurrent = 0x0C;
    private const byte InfraredCurrent = 0x0D;
    private const int Depth = 32;
    private const int SampleBytes = 6;
    private const int EighteenBits = 0x3FFFF;

    /// <summary>Ten samples at 25 a second; the memory holds 32.</summary>
    private static readonly TimeSpan BetweenReads = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan ResetTime = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan BetweenWindows = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan BetweenValues = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(2);

    /// <summary>Good windows of the last minute that a value rests on at least.</summary>
    private const int LeastWindows = 3;

    public IReadOnlyList<QuantityDefinition> Quantities { get; } = [PulseRate, OxygenSaturation, PerfusionIndex];

    public async Task RunAsync(ISensorOutput output, CancellationToken stop)
    {
        using var part = new I2cPart(buses, options.Bus, Address, "MAX30102", output);
        part.Identify(PartId, Identity);
        await StartAsync(part, stop);
        var light = new LightStream(options, clock, output, BetweenWindows, BetweenValues, LeastWindows);
        var sampleAt = clock.GetTimestamp();
        while (true)
        {
            await Task.Delay(BetweenReads, clock, stop);
            if (part.Read(ModeConfiguration) != SaturationMode)
            {
                throw new SensorFaultException(SensorFault.Bus, $"{part.Where} has lost its settings: its supply failed.");
            }

            if (Drain(part, light, clock.GetTimestamp()))
            {
                sampleAt = clock.GetTimestamp();
            }
            else if (clock.GetElapsedTime(sampleAt) > LongestSilence)
            {
                throw new SensorFaultException(SensorFault.Stuck, $"{part.Where} answers, and has measured nothing for 2 s.");
            }
        }
    }

    private async Task StartAsync(I2cPart part, CancellationToken stop)
    {
        part.Write(ModeConfiguration, ResetMode);
        var began = clock.GetTimestamp();
        while ((part.Read(ModeConfiguration) & ResetMode) != 0)
        {
            if (clock.GetElapsedTime(began) > ResetTime)
            {
                throw new SensorFaultException(SensorFault.Stuck, $"{part.Where} does not come back from its reset.");
            }

            await Task.Delay(Look, clock, stop);
        }

        // Four samples made one, old ones overwritten; 4096 nA, 100 a second, 18 bits; 7.2 mA each.
        part.Write(FifoConfiguration, 0x5F);
        part.Write(SaturationConfiguration, 0x27);
        part.Write(RedCurrent, 0x24);
        part.Write(InfraredCurrent, 0x24);
        part.Write(InterruptEnable1, AlmostFull);
        BeginFifo(part);
        part.Write(ModeConfiguration, SaturationMode);
    }

    private static void BeginFifo(I2cPart part)
    {
        part.Write(WritePointer, 0);
        part.Write(OverflowCount, 0);
        part.Write(ReadPointer, 0);
    }

    /// <summary>Empties the memory; false when there was nothing in it.</summary>
    private bool Drain(I2cPart part, LightStream light, long at)
    {
        var almostFull = (part.Read(Interrupt1) & AlmostFull) != 0;
        var overflow = part.Read(OverflowCount) & 0x1F;
        var count = (part.Read(WritePointer) - part.Read(ReadPointer)) & (Depth - 1);
        if (overflow > 0 || (count == 0 && almostFull))
        {
            // Equal pointers mean none or all: with these marks, all.
            count = Depth;
        }

        if (overflow > 0)
        {
            light.Gap(SensorLoss.Overflow, overflow);
        }

        if (count == 0)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[Depth * SampleBytes];
        bytes = bytes[..(count * SampleBytes)];
        if (!part.TryReadOnce(FifoData, bytes))
        {
            BeginFifo(part);
            light.Gap();
            return false;
        }

        for (var i = 0; i < count; i++)
        {
            var sample = bytes.Slice(i * SampleBytes, SampleBytes);
            light.See(Word(sample), Word(sample[3..]), at);
        }

        return true;
    }

    private static int Word(ReadOnlySpan<byte> bytes) => ((bytes[0] << 16) | (bytes[1] << 8) | bytes[2]) & EighteenBits;
}
