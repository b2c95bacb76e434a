using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Buses;
using AgeingMonitor.Edge.Sensors.Checks;

namespace AgeingMonitor.Edge.Sensors.Nau7802;

/// <summary>Nuvoton NAU7802: load cells under a bed or a chair, ten values a second.</summary>
internal sealed class Nau7802Driver(Nau7802Options options, IKitBuses buses, TimeProvider clock) : ISensorDriver
{
    private const int Address = 0x2A;
    private const byte PowerUp = 0x00;
    private const byte Reset = 0x01;
    private const byte DigitalOn = 0x02;
    private const byte IsPowered = 0x08;

    /// <summary>Digital, analogue, cycle, internal supply of the cells.</summary>
    private const byte Running = 0x96;
    private const byte HasValue = 0x20;
    private const byte Control1 = 0x01;

    /// <summary>3.0 V to the cells, amplified 128 times.</summary>
    private const byte SupplyAndGain = 0x2F;
    private const byte Control2 = 0x02;
    private const byte Calibrate = 0x04;
    private const byte CalibrationFailed = 0x08;
    private const byte FirstValue = 0x12;
    private const byte Chopper = 0x15;

    /// <summary>Values after a change of gain that still hold the one before.</summary>
    private const int Unsettled = 6;
    private const int Most = 0x7FFFFF;
    private static readonly TimeSpan PowerUpTime = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan CalibrationTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    /// <summary>What creep was followed stays known over runs; a new driver, made for a new configuration, begins with the configured value.</summary>
    private double empty = options.EmptyCounts;

    public IReadOnlyList<QuantityDefinition> Quantities { get; } = options.IsBed
        ? [Contracts.Vocabulary.Quantities.BedOccupancy, Contracts.Vocabulary.Quantities.BedMovement]
        : [Contracts.Vocabulary.Quantities.ChairOccupancy];

    public async Task RunAsync(ISensorOutput output, CancellationToken stop)
    {
        using var part = new I2cPart(buses, options.Bus, Address, "NAU7802", output);
        await StartAsync(part, stop);
        var load = new LoadJudgement(options, empty, clock, output);
        var patience = new Patience(part.Where, output, most: 50);
        var seen = 0;
        var valueAt = clock.GetTimestamp();
        while (true)
        {
            await Task.Delay(Look, clock, stop);
            var at = clock.GetTimestamp();
            var state = part.Read(PowerUp);
            if ((state & HasValue) == 0)
            {
                if (clock.GetElapsedTime(valueAt, at) > LongestWait)
                {
                    var lost = (state & Running) != Running;
                    throw new SensorFaultException(lost ? SensorFault.Bus : SensorFault.Stuck, $"{part.Where} {(lost ? "has lost its settings: its supply failed" : "has converted nothing for 2 s")}.");
                }

                continue;
            }

            valueAt = at;
            var counts = Value(part);
            if (++seen <= Unsettled)
            {
                continue;
            }

            if (counts is >= Most or <= -Most)
            {
                patience.Bad(SensorLoss.Impossible, "it was at the end of its range: a lead of the cells is broken, or they carry too much");
                continue;
            }

            patience.Good();
            load.See(counts, at);
            empty = load.Empty;
        }
    }

    private async Task StartAsync(I2cPart part, CancellationToken stop)
    {
        part.Write(PowerUp, Reset);
        part.Write(PowerUp, DigitalOn);
        await Task.Delay(PowerUpTime, clock, stop);
        if ((part.Read(PowerUp) & IsPowered) == 0)
        {
            throw new SensorFaultException(SensorFault.WrongPart, $"{part.Where} does not say that it has powered up: another part, or too little supply.");
        }

        part.Write(PowerUp, Running);
        part.Write(Chopper, 0x30);
        part.Write(Control1, SupplyAndGain);
        part.Write(Control2, Calibrate);
        var began = clock.GetTimestamp();
        byte state;
        do
        {
            await Task.Delay(Look, clock, stop);
            state = part.Read(Control2);
        }
        while ((state & Calibrate) != 0 && clock.GetElapsedTime(began) < CalibrationTime);
        if ((state & (Calibrate | CalibrationFailed)) != 0)
        {
            throw new SensorFaultException(SensorFault.Stuck, $"{part.Where} cannot calibrate itself: look at the cells' leads.");
        }
    }

    /// <summary>Twenty-four bits with their sign, high byte first.</summary>
    private static int Value(I2cPart part)
    {
        Span<byte> bytes = stackalloc byte[3];
        part.Read(FirstValue, bytes);
        return ((sbyte)bytes[0] << 16) | (bytes[1] << 8) | bytes[2];
    }
}
