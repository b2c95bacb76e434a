using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Buses;
using AgeingMonitor.Edge.Sensors.Checks;
using static AgeingMonitor.Contracts.Vocabulary.Quantities;

namespace AgeingMonitor.Edge.Sensors.Bme280;

/// <summary>Bosch BME280: temperature, humidity and pressure of the air, one forced measurement at a time.</summary>
internal sealed class Bme280Driver(Bme280Options options, IKitBuses buses, TimeProvider clock) : ISensorDriver
{
    private const byte Identity = 0x60;
    private const byte FirstCalibration = 0x88;
    private const byte WhoAmI = 0xD0;
    private const byte Reset = 0xE0;
    private const byte SecondCalibration = 0xE1;
    private const byte ControlHumidity = 0xF2;
    private const byte Status = 0xF3;
    private const byte Measuring = 0x08;
    private const byte Copying = 0x01;
    private const byte ControlMeasurement = 0xF4;

    /// <summary>Each once (1), forced (1).</summary>
    private const byte MeasureOnce = (1 << 5) | (1 << 2) | 1;
    private const byte FirstData = 0xF7;
    private const int DataBytes = 8;
    private const int Skipped = 0x80000;
    private const int HumiditySkipped = 0x8000;
    private static readonly TimeSpan ResetTime = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan MeasuringTime = TimeSpan.FromMilliseconds(12);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public IReadOnlyList<QuantityDefinition> Quantities { get; } = [RoomTemperature, Humidity, Pressure];

    public async Task RunAsync(ISensorOutput output, CancellationToken stop)
    {
        using var part = new I2cPart(buses, options.Bus, options.Address, "BME280", output);
        part.Identify(WhoAmI, Identity);
        part.Write(Reset, 0xB6);
        await Task.Delay(ResetTime, clock, stop);
        var patience = new Patience(part.Where, output);
        var calibration = ReadCalibration(part, patience);
        while (calibration is null)
        {
            await Task.Delay(Soon, clock, stop);
            calibration = ReadCalibration(part, patience);
        }

        while (true)
        {
            var at = clock.GetTimestamp();

            // The oversampling of humidity takes effect with the write that follows it, and is lost with the supply: both are written each time.
            part.Write(ControlHumidity, 1);
            part.Write(ControlMeasurement, MeasureOnce);
            await Task.Delay(MeasuringTime, clock, stop);
            var isGood = Take(part, calibration, patience, output, at);
            await Task.Delay(isGood ? options.Period : Soon, clock, stop);
        }
    }

    /// <summary>There is no checksum: what was read twice alike is believed.</summary>
    private static Bme280Calibration? ReadCalibration(I2cPart part, Patience patience)
    {
        Span<byte> once = stackalloc byte[Bme280Calibration.FirstBytes + Bme280Calibration.SecondBytes];
        Span<byte> twice = stackalloc byte[once.Length];
        if ((part.Read(Status) & Copying) != 0)
        {
            patience.Bad("it was still loading its calibration");
            return null;
        }

        Fill(part, once);
        Fill(part, twice);
        if (!once.SequenceEqual(twice))
        {
            patience.Bad(SensorLoss.Corrupt, "its calibration read differently twice");
            return null;
        }

        var calibration = new Bme280Calibration(once[..Bme280Calibration.FirstBytes], once[Bme280Calibration.FirstBytes..]);
        if (!calibration.IsThere)
        {
            patience.Bad(SensorLoss.Impossible, "it had no calibration");
            return null;
        }

        patience.Good();
        return calibration;
    }

    private static void Fill(I2cPart part, Span<byte> into)
    {
        part.Read(FirstCalibration, into[..Bme280Calibration.FirstBytes]);
        part.Read(SecondCalibration, into[Bme280Calibration.FirstBytes..]);
    }

    private static bool Take(I2cPart part, Bme280Calibration calibration, Patience patience, ISensorOutput output, long at)
    {
        if ((part.Read(Status) & Measuring) != 0)
        {
            patience.Bad("it was still measuring");
            return false;
        }

        Span<byte> data = stackalloc byte[DataBytes];
        part.Read(FirstData, data);
        var pressure = (data[0] << 12) | (data[1] << 4) | (data[2] >> 4);
        var temperature = (data[3] << 12) | (data[4] << 4) | (data[5] >> 4);
        var humidity = (data[6] << 8) | data[7];
        if (temperature == Skipped || pressure == Skipped || humidity == HumiditySkipped)
        {
            patience.Bad(SensorLoss.Impossible, "a value was left out: its supply had failed");
            return false;
        }

        var fine = calibration.Fine(temperature);
        if (!output.Measure(RoomTemperature, Bme280Calibration.Celsius(fine), at))
        {
            // The other two are computed from it.
            patience.Bad("the temperature could not be");
            return false;
        }

        output.Measure(Humidity, calibration.PerCent(humidity, fine), at);
        output.Measure(Pressure, (calibration.Pascal(pressure, fine) ?? double.NaN) / 100, at);
        patience.Good();
        return true;
    }
}
