using System.Buffers.Binary;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Buses;
using AgeingMonitor.Edge.Sensors.Sampling;

namespace AgeingMonitor.Edge.Sensors.Mpu6050;

/// <summary>A worn MPU-6050, or MPU-6500 or ICM-20689 in its place: acceleration by its memory of 1024 bytes, emptied every ten samples.</summary>
internal sealed class Mpu6050Driver(Mpu6050Options options, IKitBuses buses, TimeProvider clock) : ISensorDriver
{
    private const byte SampleDivider = 0x19;
    private const byte Filter = 0x1A;

    /// <summary>44 Hz: under half of 100 Hz, and what a fall needs.</summary>
    private const byte FilterAt44Hertz = 3;
    private const byte GyroscopeScale = 0x1B;
    private const byte AccelerationScale = 0x1C;
    private const byte FifoEnable = 0x23;
    private const byte AccelerationToFifo = 0x08;
    private const byte InterruptStatus = 0x3A;
    private const byte Overflow = 0x10;
    private const byte Temperature = 0x41;
    private const byte SignalReset = 0x68;
    private const byte UserControl = 0x6A;
    private const byte FifoReset = 0x04;
    private const byte FifoOn = 0x40;
    private const byte Power1 = 0x6B;
    private const byte DeviceReset = 0x80;
    private const byte ClockOfGyroscope = 0x01;
    private const byte Power2 = 0x6C;
    private const byte FifoCount = 0x72;
    private const byte FifoData = 0x74;
    private const byte WhoAmI = 0x75;
    private const int FifoBytes = 1024;
    private const int SampleBytes = 6;
    private const int SamplesBetweenReads = 10;

    /// <summary>What is fetched at most in one read: a backlog of 0.6 s; more is a part that lies about its count.</summary>
    private const int MostSamples = 64;

    /// <summary>No part works beyond; its thermometer tells a part that answers with ones or noughts.</summary>
    private const double ColdestPart = -40;
    private const double HottestPart = 100;

    private static readonly TimeSpan ResetTime = TimeSpan.FromMilliseconds(100);
    private readonly TimeSpan betweenReads = TimeSpan.FromSeconds(SamplesBetweenReads / (double)options.Rate);
    private readonly double perDigit = options.RangeG / 32768.0;
    private readonly byte scale = (byte)(options.RangeG switch { 2 => 0, 4 => 1, 8 => 2, _ => 3 } << 3);

    public IReadOnlyList<QuantityDefinition> Quantities => [];

    public async Task RunAsync(ISensorOutput output, CancellationToken stop)
    {
        using var part = new I2cPart(buses, options.Bus, options.Address, "MPU-6050", output);
        var identity = part.Identify(WhoAmI, Mpu6050Identity.Mpu6050, Mpu6050Identity.Mpu6500, Mpu6050Identity.Icm20689);
        await StartAsync(part, identity, stop);
        BeginFifo(part);

        var stream = new AccelerationStream(part.Where, options.Rate, options.RangeG, clock, output);
        for (var reads = 0; ; reads++)
        {
            await Task.Delay(betweenReads, clock, stop);
            if (reads % 10 == 0)
            {
                CheckSettings(part, identity);
            }

            Drain(part, stream);
        }
    }

    private async Task StartAsync(I2cPart part, byte identity, CancellationToken stop)
    {
        part.Write(Power1, DeviceReset);
        await Task.Delay(ResetTime, clock, stop);
        part.Write(SignalReset, 0x07);
        await Task.Delay(ResetTime, clock, stop);
        part.Write(Power1, ClockOfGyroscope);
        part.Write(Power2, 0x00);
        part.Write(Filter, FilterAt44Hertz);
        part.Write(SampleDivider, (byte)((1000 / options.Rate) - 1));
        part.Write(GyroscopeScale, 0x00);
        part.Write(AccelerationScale, scale);
        if (identity != Mpu6050Identity.Mpu6050)
        {
            // Only the successors have a filter of their own for acceleration; the MPU-6050 has no such register.
            part.Write(0x1D, FilterAt44Hertz);
        }

        await Task.Delay(ResetTime, clock, stop);
    }

    private void Drain(I2cPart part, AccelerationStream stream)
    {
        Span<byte> two = stackalloc byte[2];
        var overflow = (part.Read(InterruptStatus) & Overflow) != 0;
        part.Read(FifoCount, two);
        var readAt = clock.GetTimestamp();
        var bytes = BinaryPrimitives.ReadUInt16BigEndian(two);
        if (overflow || bytes > FifoBytes - SampleBytes || bytes % SampleBytes != 0)
        {
            // Bytes are missing somewhere: nobody can say which byte is which any more.
            BeginFifo(part);
            stream.Gap(SensorLoss.Overflow);
            return;
        }

        Span<byte> raw = stackalloc byte[MostSamples * SampleBytes];
        var count = Math.Min(bytes / SampleBytes, MostSamples);
        raw = raw[..(count * SampleBytes)];
        if (count > 0 && !part.TryReadOnce(FifoData, raw))
        {
            BeginFifo(part);
            stream.Broken();
            return;
        }

        Span<Acceleration?> samples = stackalloc Acceleration?[MostSamples];
        for (var i = 0; i < count; i++)
        {
            var sample = raw.Slice(i * SampleBytes, SampleBytes);
            samples[i] = new Acceleration(
                BinaryPrimitives.ReadInt16BigEndian(sample) * perDigit,
                BinaryPrimitives.ReadInt16BigEndian(sample[2..]) * perDigit,
                BinaryPrimitives.ReadInt16BigEndian(sample[4..]) * perDigit);
        }

        stream.Take(samples[..count], readAt);
    }

    private static void BeginFifo(I2cPart part)
    {
        part.Write(FifoEnable, 0);
        part.Write(UserControl, FifoReset);
        part.Write(UserControl, FifoOn);
        part.Write(FifoEnable, AccelerationToFifo);
    }

    /// <summary>A part whose supply failed for a moment sleeps; one whose thermometer is out of this world is not working.</summary>
    private void CheckSettings(I2cPart part, byte identity)
    {
        if (part.Read(Power1) != ClockOfGyroscope || part.Read(AccelerationScale) != scale)
        {
            throw new SensorFaultException(SensorFault.Bus, $"{part.Where} has lost its settings: its supply failed.");
        }

        Span<byte> two = stackalloc byte[2];
        part.Read(Temperature, two);
        var celsius = Mpu6050Identity.Celsius(identity, BinaryPrimitives.ReadInt16BigEndian(two));
        if (celsius is < ColdestPart or > HottestPart)
        {
            throw new SensorFaultException(SensorFault.Stuck, $"{part.Where} says that it is {celsius:0} °C warm.");
        }
    }
}
