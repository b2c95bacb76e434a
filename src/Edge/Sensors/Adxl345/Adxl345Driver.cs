using System.Buffers.Binary;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Buses;
using AgeingMonitor.Edge.Sensors.Sampling;

namespace AgeingMonitor.Edge.Sensors.Adxl345;

/// <summary>A worn ADXL345 (Analog Devices, rev. E): its memory of 32 samples is emptied ten times a second at 100 Hz, sample by sample, as the part asks for.</summary>
internal sealed class Adxl345Driver(Adxl345Options options, IKitBuses buses, TimeProvider clock) : ISensorDriver
{
    private const byte DeviceId = 0x00;
    private const byte Identity = 0xE5;
    private const byte Rate = 0x2C;
    private const byte PowerControl = 0x2D;
    private const byte Measure = 0x08;
    private const byte InterruptSource = 0x30;
    private const byte Overrun = 0x01;
    private const byte DataFormat = 0x31;

    /// <summary>Full resolution, 16 g.</summary>
    private const byte Format = 0x0B;
    private const byte FirstData = 0x32;
    private const byte FifoControl = 0x38;
    private const byte Bypass = 0x00;
    private const byte Streaming = 0x9F;
    private const byte FifoStatus = 0x39;
    private const int FifoDepth = 32;

    /// <summary>In full resolution 3.9 mg a digit in every range (1/256 g).</summary>
    private const double PerDigit = 1.0 / 256;

    /// <summary>Thirteen bits: 4096 digits either way of nothing.</summary>
    private const int MostDigits = 4096;
    private const double RangeG = 16;
    private const int SamplesBetweenReads = 10;

    private readonly TimeSpan betweenReads = TimeSpan.FromSeconds(SamplesBetweenReads / (double)options.Rate);

    /// <summary>Rate code n means 0.09765625 · 2^n samples per second.</summary>
    private readonly byte rate = options.Rate == 100 ? (byte)0x0A : (byte)0x09;

    public IReadOnlyList<QuantityDefinition> Quantities => [];

    public async Task RunAsync(ISensorOutput output, CancellationToken stop)
    {
        using var part = new I2cPart(buses, options.Bus, options.Address, "ADXL345", output);
        part.Identify(DeviceId, Identity);
        part.Write(PowerControl, 0);
        part.Write(DataFormat, Format);
        part.Write(Rate, rate);
        BeginFifo(part);
        part.Write(PowerControl, Measure);

        var stream = new AccelerationStream(part.Where, options.Rate, RangeG, clock, output);
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
        // The overrun stands until a sample has been taken out.
        var overrun = (part.Read(InterruptSource) & Overrun) != 0;
        var count = Math.Min(part.Read(FifoStatus) & 0x3F, FifoDepth);
        var readAt = clock.GetTimestamp();
        if (overrun)
        {
            stream.Gap(SensorLoss.Overflow);
        }

        Span<Acceleration?> samples = stackalloc Acceleration?[FifoDepth];
        Span<byte> bytes = stackalloc byte[6];
        for (var i = 0; i < count; i++)
        {
            // One burst of six takes one sample out; the 5 µs that the part wants until the next pass with the address on the bus.
            if (!part.TryReadOnce(FirstData, bytes))
            {
                BeginFifo(part);
                stream.Broken();
                return;
            }

            samples[i] = Decode(bytes);
        }

        stream.Take(samples[..count], readAt);
    }

    /// <summary>Thirteen bits with their sign carried up: what is wider is garbled.</summary>
    private static Acceleration? Decode(ReadOnlySpan<byte> bytes)
    {
        var x = BinaryPrimitives.ReadInt16LittleEndian(bytes);
        var y = BinaryPrimitives.ReadInt16LittleEndian(bytes[2..]);
        var z = BinaryPrimitives.ReadInt16LittleEndian(bytes[4..]);
        return Fits(x) && Fits(y) && Fits(z) ? new Acceleration(x * PerDigit, y * PerDigit, z * PerDigit) : null;
    }

    private static bool Fits(short digits) => digits is >= -MostDigits and < MostDigits;

    private static void BeginFifo(I2cPart part)
    {
        part.Write(FifoControl, Bypass);
        part.Write(FifoControl, Streaming);
    }

    private void CheckSettings(I2cPart part)
    {
        if (part.Read(PowerControl) != Measure || part.Read(DataFormat) != Format || part.Read(Rate) != rate)
        {
            throw new SensorFaultException(SensorFault.Bus, $"{part.Where} has lost its settings: its supply failed.");
        }
    }
}
