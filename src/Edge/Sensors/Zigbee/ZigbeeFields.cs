using System.Text.Json;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Sensors.Zigbee;

/// <summary>What the fields of a device's message mean in our catalogue. One caller at a time.</summary>
internal sealed class ZigbeeFields(ZigbeeOptions options, ZigbeeTelling tell)
{
    /// <summary>A movement sensor repeats itself while it sees movement; twice a minute is enough to know that it goes on.</summary>
    private static readonly TimeSpan MotionAtMostEach = TimeSpan.FromSeconds(30);

    /// <summary>Presses of a button, as its converters name them; what ends a press (<c>release</c>) is none.</summary>
    private static readonly HashSet<string> Presses = ["single", "double", "triple", "quadruple", "many", "hold", "on", "off", "toggle", "press"];

    private static readonly HashSet<string> Movements = ["vibration", "tilt", "drop"];

    private bool wasOccupied;
    private bool wasVibrating;
    private double? energy;

    /// <summary>What the device is; known once the list has come.</summary>
    public ZigbeeModel Model { get; set; } = ZigbeeModel.Unknown;

    /// <summary>Takes a message.</summary>
    /// <param name="message">The object.</param>
    /// <param name="isRemembered">Whether it was kept by the broker or by Zigbee2MQTT and tells how things were, not what happened.</param>
    /// <param name="isOld">Whether it is known to be old, so that even what it says of a press is: it was kept by the broker, or says itself when the device was heard.</param>
    /// <param name="at">When it came.</param>
    public void Take(JsonElement message, bool isRemembered, bool isOld, long at)
    {
        if (!isOld)
        {
            Action(message.Text("action"), at);
        }

        Occupancy(message.Flag("occupancy"), isRemembered, at);
        Vibration(message.Flag("vibration"), isRemembered, at);
        if (!isRemembered)
        {
            States(message, at);
            Samples(message, at);
            Energy(message.Number("energy"), at);
            Health(message, at);
        }
    }

    private void Action(string? action, long at)
    {
        if (action == "emergency" || (options.ButtonIsHelp && action is not null && Presses.Contains(action)))
        {
            tell.Event(Quantities.Help, at);
        }
        else if (action is not null && Movements.Contains(action))
        {
            tell.Event(Quantities.Vibration, at);
        }
    }

    private void States(JsonElement message, long at)
    {
        // True means that the two halves touch: the door is closed.
        tell.State(Quantities.Contact, !message.Flag("contact"), at);
        tell.State(Quantities.Presence, message.Flag("presence"), at);
        tell.State(Quantities.WaterLeak, message.Flag("water_leak"), at);
        tell.State(Quantities.Smoke, message.Flag("smoke"), at);
        tell.State(Quantities.CaseOpen, message.Flag("tamper"), at);
    }

    private void Occupancy(bool? occupied, bool isRemembered, long at)
    {
        if (options.OccupancyIsPresence ?? Model.OccupancyIsPresence)
        {
            if (!isRemembered)
            {
                tell.State(Quantities.Presence, occupied, at);
            }

            return;
        }

        if (occupied is true && !isRemembered)
        {
            tell.Event(Quantities.Motion, at, wasOccupied ? MotionAtMostEach : TimeSpan.FromSeconds(1));
        }

        wasOccupied = occupied ?? wasOccupied;
    }

    private void Vibration(bool? vibrates, bool isRemembered, long at)
    {
        if (vibrates is true && !isRemembered)
        {
            tell.Event(Quantities.Vibration, at, wasVibrating ? MotionAtMostEach : TimeSpan.FromSeconds(1));
        }

        wasVibrating = vibrates ?? wasVibrating;
    }

    private void Samples(JsonElement message, long at)
    {
        tell.Sample(options.IsOutdoor ? Quantities.OutdoorTemperature : Quantities.RoomTemperature, message.Number("temperature"), at);
        tell.Sample(Quantities.Humidity, message.Number("humidity"), at);
        tell.Sample(Quantities.Pressure, message.Number("pressure"), at);

        // Where both stand there, the plain field is the bare number of the chip.
        tell.Sample(Quantities.Illuminance, message.Number("illuminance_lux") ?? message.Number("illuminance"), at);
        tell.Sample(Quantities.Co2, message.Number("co2"), at);
        tell.Sample(Quantities.ParticulateMatter, message.Number("pm25"), at);
        tell.Sample(options.IsStove ? Quantities.StovePower : Quantities.Power, message.Number("power"), at);
        if (message.Number("target_distance") is > 0 and var metres && message.Flag("presence") is not false)
        {
            tell.Sample(Quantities.TargetDistance, metres, at);
        }
    }

    /// <summary>The plug counts kilowatt-hours since it was made, or since somebody set it back; we tell what was used since the value before.</summary>
    private void Energy(double? kilowattHours, long at)
    {
        if (kilowattHours is not { } now || now < 0)
        {
            return;
        }

        if (energy is { } before && now > before)
        {
            tell.Count(Quantities.Energy, Math.Round((now - before) * 1000, 3), at);
        }

        energy = now;
    }

    private void Health(JsonElement message, long at)
    {
        if (message.Number("linkquality") is >= 0 and <= 255 and var link)
        {
            tell.Slowly(Quantities.LinkQuality, Math.Round(link / 2.55, 1), 20, at);
        }

        if (message.Number("battery") is not { } charge)
        {
            return;
        }

        // Only beside a battery is the voltage that of a cell, in millivolts; a plug tells the mains in volts.
        if (message.Number("voltage") is { } millivolts)
        {
            var volts = millivolts / 1000;
            tell.Slowly(Quantities.BatteryVoltage, volts, 0.05, at);
            charge = Model.IsCoinCell ? Math.Min(charge, Math.Round(CoinCell.Charge(volts))) : charge;
        }

        tell.Slowly(Quantities.Battery, charge, 1, at);
    }
}
