using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Buses;
using AgeingMonitor.Edge.Sensors.Checks;
using static AgeingMonitor.Contracts.Vocabulary.Quantities;

namespace AgeingMonitor.Edge.Sensors.Amg8833;

/// <summary>Panasonic AMG8833: presence by a picture of warmth of 8 by 8, once a second. Not a thermometer.</summary>
internal sealed class Amg8833Driver(Amg8833Options options, IKitBuses buses, TimeProvider clock) : ISensorDriver
{
    private const byte Power = 0x00;
    private const byte Normal = 0x00;
    private const byte Reset = 0x01;
    private const byte InitialReset = 0x3F;
    private const byte FrameRate = 0x02;
    private const byte OneASecond = 0x01;
    private const byte Thermistor = 0x0E;
    private const byte FirstPixel = 0x80;

    /// <summary>The part works from 0 to 80 °C.</summary>
    private const double ColdestPart = -10;
    private const double HottestPart = 85;

    /// <summary>Sixty-four pixels with noise of a quarter of a degree do not stay alike for five minutes.</summary>
    private const int MostAlike = 300;
    private static readonly TimeSpan ResetTime = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenPictures = TimeSpan.FromSeconds(1);

    public IReadOnlyList<QuantityDefinition> Quantities { get; } = [Presence];

    public async Task RunAsync(ISensorOutput output, CancellationToken stop)
    {
        using var part = new I2cPart(buses, options.Bus, options.Address, "AMG8833", output);
        part.Write(Power, Normal);
        await Task.Delay(ResetTime, clock, stop);
        part.Write(Reset, InitialReset);
        await Task.Delay(ResetTime, clock, stop);
        part.Write(FrameRate, OneASecond);
        if (part.Read(FrameRate) != OneASecond)
        {
            throw new SensorFaultException(SensorFault.WrongPart, $"{part.Where} does not keep its frame rate: another part at the same address (a DS3231, an MPU-6050).");
        }

        await Task.Delay(Settling, clock, stop);
        var presence = new PresenceHold(Presence, options.Hold, clock, output);
        var patience = new Patience(part.Where, output);
        var before = new byte[Amg8833Picture.Bytes];
        var alike = 0;
        while (true)
        {
            await Task.Delay(BetweenPictures, clock, stop);
            alike = Take(part, presence, patience, before, alike);
            if (alike >= MostAlike)
            {
                throw new SensorFaultException(SensorFault.Stuck, $"{part.Where} has given the same picture for five minutes.");
            }
        }
    }

    /// <summary>Takes a picture; how many in a row have been alike.</summary>
    private int Take(I2cPart part, PresenceHold presence, Patience patience, byte[] before, int alike)
    {
        Span<byte> bytes = stackalloc byte[Amg8833Picture.Bytes];
        Span<double> picture = stackalloc double[Amg8833Picture.Pixels];
        if (part.Read(Power) != Normal || part.Read(FrameRate) != OneASecond)
        {
            throw new SensorFaultException(SensorFault.Bus, $"{part.Where} has lost its settings: its supply failed.");
        }

        part.Read(Thermistor, bytes[..2]);
        var own = Amg8833Picture.Thermistor(bytes);
        part.Read(FirstPixel, bytes);
        var at = clock.GetTimestamp();
        if (own is not { } celsius || celsius is < ColdestPart or > HottestPart || !Amg8833Picture.TryRead(bytes, picture))
        {
            patience.Bad(SensorLoss.Corrupt, "a temperature could not be");
            return alike;
        }

        patience.Good();
        alike = bytes.SequenceEqual(before) ? alike + 1 : 0;
        bytes.CopyTo(before);
        presence.See(Amg8833Picture.Warm(picture, options.Above) >= options.Pixels, at);
        return alike;
    }
}
