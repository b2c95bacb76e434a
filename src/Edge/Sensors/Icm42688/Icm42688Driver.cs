using System.Buffers.Binary;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Buses;
using AgeingMonitor.Edge.Sensors.Sampling;

namespace AgeingMonitor.Edge.Sensors.Icm42688;

/// <summary>A worn ICM-42688-P (TDK DS-000347): acceleration by packets of its memory of 2048 bytes, emptied every ten samples. The gyroscope stays off.</summary>
internal sealed class Icm42688Driver(Icm42688Options options, IKitBuses buses, TimeProvider clock) : ISensorDriver
{
    private const byte DeviceConfiguration = 0x11;
    private const byte FifoMode = 0x16;
    private const byte Streaming = 0x40;
    private const byte InterruptStatus = 0x2D;
    private const byte FifoFull = 0x02;
    private const byte ResetDone = 0x10;
    private const byte FifoCount = 0x2E;
    private const byte FifoData = 0x30;
    private const byte SignalReset = 0x4B;
    private const byte FlushFifo = 0x02;
    private const byte Power = 0x4E;

    /// <summary>Acceleration in low noise, gyroscope off.</summary>
    private const byte AccelerationOn = 0x03;
    private const byte AccelerationConfiguration = 0x50;
    private const byte FifoContents = 0x5F;
    private const byte AccelerationToFifo = 0x01;
    private const byte WhoAmI = 0x75;
    private const byte BankSelect = 0x76;

    /// <summary>Header, three words, temperature.</summary>
    private const int PacketBytes = 8;
    private const int FifoBytes = 2048;
    private const int SamplesBetweenReads = 10;
    private const int MostPackets = 64;

    /// <summary>The part itself marks a value as none.</summary>
    private const short Invalid = short.MinValue;

    private static readonly TimeSpan ResetTime = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan StartUpTime = TimeSpan.FromMilliseconds(20);
    private readonly TimeSpan betweenReads = TimeSpan.FromSeconds(SamplesBetweenReads / (double)options.Rate);
    private readonly double perDigit = options.RangeG / 32768.0;
    private readonly byte configuration = (byte)((options.RangeG switch { 16 => 0, 8 => 1, 4 => 2, _ => 3 } << 5) | (options.Rate == 100 ? 8 : 9));

    public IReadOnlyList<QuantityDefinition> Quantities => [];

    public async Task RunAsync(ISensorOutput output, CancellationToken stop)
    {
        using var part = new I2cPart(buses, options.Bus, options.Address, "ICM-42688-P", output);
        part.Write(BankSelect, 0);
        part.Identify(WhoAmI, 0x47, 0x42, 0x46);
        part.Write(DeviceConfiguration, 0x01);
        await Task.Delay(ResetTime, clock, stop);
        if ((part.Read(InterruptStatus) & ResetDone) == 0)
        {
            throw new SensorFaultException(SensorFault.Stuck, $"{part.Where} does not come back from its reset.");
        }

        part.Write(AccelerationConfiguration, configuration);
        part.Write(Power, AccelerationOn);

        // No register may be written within 200 µs of a power change; the start-up time is longer.
        await Task.Delay(StartUpTime, clock, stop);
        part.Write(FifoContents, AccelerationToFifo);
        part.Write(FifoMode, Streaming);
        Flush(part);

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
        Span<byte> two = stackalloc byte[2];
        var overflow = (part.Read(InterruptStatus) & FifoFull) != 0;
        part.Read(FifoCount, two);
        var readAt = clock.GetTimestamp();
        var bytes = BinaryPrimitives.ReadUInt16BigEndian(two);
        if (overflow || bytes > FifoBytes)
        {
            Flush(part);
            stream.Gap(SensorLoss.Overflow);
            return;
        }

        Span<byte> raw = stackalloc byte[MostPackets * PacketBytes];
        var count = Math.Min(bytes / PacketBytes, MostPackets);
        raw = raw[..(count * PacketBytes)];
        if (count > 0 && !part.TryReadOnce(FifoData, raw))
        {
            Flush(part);
            stream.Broken();
            return;
        }

        Span<Acceleration?> samples = stackalloc Acceleration?[MostPackets];
        for (var i = 0; i < count; i++)
        {
            var packet = raw.Slice(i * PacketBytes, PacketBytes);
            if (!IsAcceleration(packet[0]))
            {
                // The packets do not follow each other as they should: what is left in memory may not either.
                stream.Take(samples[..i], readAt);
                Flush(part);
                stream.Gap(SensorLoss.Corrupt);
                return;
            }

            samples[i] = Decode(packet[1..]);
        }

        stream.Take(samples[..count], readAt);
    }

    /// <summary>Header of a packet of eight bytes: acceleration (bit 6), no gyroscope (bit 5), not empty (bit 7), no long words (bit 4).</summary>
    private static bool IsAcceleration(byte header) => (header & 0xF0) == 0x40;

    private Acceleration? Decode(ReadOnlySpan<byte> words)
    {
        var x = BinaryPrimitives.ReadInt16BigEndian(words);
        var y = BinaryPrimitives.ReadInt16BigEndian(words[2..]);
        var z = BinaryPrimitives.ReadInt16BigEndian(words[4..]);
        return x == Invalid || y == Invalid || z == Invalid ? null : new Acceleration(x * perDigit, y * perDigit, z * perDigit);
    }

    /// <summary>Empties the memory. The first count after it is always 0 on this part, so it is read here.</summary>
    private static void Flush(I2cPart part)
    {
        Span<byte> two = stackalloc byte[2];
        part.Write(SignalReset, FlushFifo);
        part.Read(FifoCount, two);
    }

    private void CheckSettings(I2cPart part)
    {
        if (part.Read(Power) != AccelerationOn || part.Read(AccelerationConfiguration) != configuration)
        {
            throw new SensorFaultException(SensorFault.Bus, $"{part.Where} has lost its settings: its supply failed.");
        }
    }
}
