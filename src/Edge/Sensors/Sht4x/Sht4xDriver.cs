using System.Buffers.Binary;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Buses;
using AgeingMonitor.Edge.Sensors.Checks;
using static AgeingMonitor.Contracts.Vocabulary.Quantities;

namespace AgeingMonitor.Edge.Sensors.Sht4x;

/// <summary>Sensirion SHT4x: temperature and humidity of the air, each word with its checksum.</summary>
internal sealed class Sht4xDriver(Sht4xOptions options, IKitBuses buses, TimeProvider clock) : ISensorDriver
{
    private const byte MeasurePrecisely = 0xFD;
    private const byte ReadSerial = 0x89;
    private const byte SoftReset = 0x94;
    private const int AnswerBytes = 6;

    /// <summary>1 ms by the datasheet.</summary>
    private static readonly TimeSpan ResetTime = TimeSpan.FromMilliseconds(2);

    /// <summary>8.3 ms by the datasheet; the part does not answer while it measures.</summary>
    private static readonly TimeSpan MeasuringTime = TimeSpan.FromMilliseconds(10);

    /// <summary>A reading that failed is tried again so soon.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public IReadOnlyList<QuantityDefinition> Quantities { get; } = [RoomTemperature, Humidity];

    /// <summary>Temperature in °C.</summary>
    public static double Celsius(ushort word) => -45 + (175.0 * word / 65535);

    /// <summary>Relative humidity in per cent; the formula leaves 0 to 100 at the ends of its range, the air does not.</summary>
    public static double PerCent(ushort word) => Math.Clamp(-6 + (125.0 * word / 65535), 0, 100);

    public async Task RunAsync(ISensorOutput output, CancellationToken stop)
    {
        using var part = new I2cPart(buses, options.Bus, options.Address, "SHT4x", output);
        part.Write(SoftReset);
        await Task.Delay(ResetTime, clock, stop);
        var patience = new Patience(part.Where, output);
        while (await AskAsync(part, ReadSerial, patience, stop) is null)
        {
            await Task.Delay(Soon, clock, stop);
        }

        while (true)
        {
            var at = clock.GetTimestamp();
            if (await AskAsync(part, MeasurePrecisely, patience, stop) is not var (temperature, humidity))
            {
                await Task.Delay(Soon, clock, stop);
                continue;
            }

            output.Measure(RoomTemperature, Celsius(temperature), at);
            output.Measure(Humidity, PerCent(humidity), at);
            await Task.Delay(options.Period, clock, stop);
        }
    }

    /// <summary>Gives a command and reads its two words; null when they were no good, which is counted.</summary>
    private async Task<(ushort First, ushort Second)?> AskAsync(I2cPart part, byte command, Patience patience, CancellationToken stop)
    {
        part.Write(command);
        await Task.Delay(MeasuringTime, clock, stop);
        Span<byte> answer = stackalloc byte[AnswerBytes];
        if (!part.TryReceive(answer))
        {
            patience.Bad("it did not answer after measuring");
            return null;
        }

        if (Crc8.Sensirion(answer[..2]) != answer[2] || Crc8.Sensirion(answer[3..5]) != answer[5])
        {
            patience.Bad(SensorLoss.Corrupt, "a checksum did not fit");
            return null;
        }

        patience.Good();
        return (BinaryPrimitives.ReadUInt16BigEndian(answer), BinaryPrimitives.ReadUInt16BigEndian(answer[3..]));
    }
}
