using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Buses;
using AgeingMonitor.Edge.Sensors.Checks;
using static AgeingMonitor.Contracts.Vocabulary.Quantities;

namespace AgeingMonitor.Edge.Sensors.Mlx90614;

/// <summary>Melexis MLX90614: temperature of what is before it, by infrared; each word with its packet error code.</summary>
internal sealed class Mlx90614Driver(Mlx90614Options options, IKitBuses buses, TimeProvider clock) : ISensorDriver
{
    private const byte Ambient = 0x06;
    private const byte Object = 0x07;

    /// <summary>The part measures objects from -70 to 380 °C, itself from -40 to 125 °C.</summary>
    private const double ColdestObject = -70;
    private const double HottestObject = 380;
    private const double ColdestPart = -40;
    private const double HottestPart = 125;
    private static readonly TimeSpan FirstData = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public IReadOnlyList<QuantityDefinition> Quantities { get; } = [SkinTemperature];

    /// <summary>Temperature in °C of a word as it came, its error code included; null when they do not fit, or when the part marks the word as an error (bit 15).</summary>
    /// <param name="address">Address of the part, without the direction.</param>
    /// <param name="command">What was asked for.</param>
    /// <param name="answer">Low byte, high byte, error code.</param>
    /// <param name="loss">Why it is null.</param>
    public static double? Celsius(byte address, byte command, ReadOnlySpan<byte> answer, out SensorLoss loss)
    {
        loss = SensorLoss.Corrupt;
        if (Crc8.SmBus([(byte)(address << 1), command, (byte)((address << 1) | 1), answer[0], answer[1]]) != answer[2])
        {
            return null;
        }

        loss = SensorLoss.Impossible;
        return (answer[1] & 0x80) != 0 ? null : (((answer[1] << 8) | answer[0]) * 0.02) - 273.15;
    }

    public async Task RunAsync(ISensorOutput output, CancellationToken stop)
    {
        using var part = new I2cPart(buses, options.Bus, options.Address, "MLX90614", output);
        await Task.Delay(FirstData, clock, stop);
        var patience = new Patience(part.Where, output);
        while (true)
        {
            var at = clock.GetTimestamp();
            var isGood = Take(part, patience, output, at);
            await Task.Delay(isGood ? options.Period : Soon, clock, stop);
        }
    }

    private bool Take(I2cPart part, Patience patience, ISensorOutput output, long at)
    {
        if (Ask(part, Ambient, ColdestPart, HottestPart, patience) is null || Ask(part, Object, ColdestObject, HottestObject, patience) is not { } celsius)
        {
            return false;
        }

        patience.Good();
        if (celsius >= options.Least)
        {
            output.Measure(SkinTemperature, celsius, at);
        }

        return true;
    }

    private double? Ask(I2cPart part, byte command, double coldest, double hottest, Patience patience)
    {
        Span<byte> answer = stackalloc byte[3];
        part.Read(command, answer);
        var celsius = Celsius((byte)options.Address, command, answer, out var loss);
        if (celsius is null)
        {
            patience.Bad(loss, loss is SensorLoss.Corrupt ? "an error code did not fit" : "it marked its value as an error");
            return null;
        }

        if (celsius < coldest || celsius > hottest)
        {
            patience.Bad(SensorLoss.Impossible, "a temperature could not be");
            return null;
        }

        return celsius;
    }
}
