using System.Globalization;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Homes;

/// <summary>Whether happenings make sense in a home.</summary>
internal static class HappeningCheck
{
    /// <exception cref="ArgumentException">One does not; the message says which and why.</exception>
    public static void Require(IReadOnlyList<Happening> happenings, IReadOnlyList<PlacedSensor> sensors)
    {
        ArgumentNullException.ThrowIfNull(happenings);
        for (var i = 0; i < happenings.Count; i++)
        {
            if (Fault(happenings[i], sensors) is { } fault)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Happening {i + 1} ({happenings[i].Kind}): {fault}"), nameof(happenings));
            }
        }
    }

    private static string? Fault(Happening happening, IReadOnlyList<PlacedSensor> sensors)
    {
        if (happening.During.To < happening.During.From)
        {
            return "it ends before it begins";
        }

        if (happening.Amount is { } amount && !(amount >= happening.Kind.LeastAmount && amount <= happening.Kind.MostAmount))
        {
            return string.Create(CultureInfo.InvariantCulture, $"the amount {amount} is not from {happening.Kind.LeastAmount} to {happening.Kind.MostAmount}");
        }

        if (happening.Kind != HappeningKinds.Reading && happening.Manner is { } manner && !happening.Kind.Manners.Contains(manner))
        {
            return $"'{manner}' is none of its manners: {string.Join(", ", happening.Kind.Manners)}";
        }

        return happening.Kind.NeedsSensor ? SensorFault(happening, sensors) : null;
    }

    private static string? SensorFault(Happening happening, IReadOnlyList<PlacedSensor> sensors)
    {
        if (happening.Sensor is not { } sensor || sensors.FirstOrDefault(placed => placed.Sensor == sensor) is not { } found)
        {
            return $"this home has no sensor '{happening.Sensor}'; it has {string.Join(", ", sensors.Select(placed => placed.Sensor.Value))}";
        }

        if (happening.Kind == HappeningKinds.NotWorn && sensor != HomeSensors.Wrist && sensor != HomeSensors.Pendant)
        {
            return $"'{sensor}' is not worn; {HomeSensors.Wrist} and {HomeSensors.Pendant} are";
        }

        if (happening.Kind == HappeningKinds.BatteryLow && found.IsOnMains)
        {
            return $"'{sensor}' is plugged in and has no battery";
        }

        if (happening.Kind == HappeningKinds.SensorStuck && !SensorTroubles.CanStick(found.Measured))
        {
            return $"'{sensor}' tells events only and has no value that could stick";
        }

        if (happening.Kind == HappeningKinds.SensorChatter && !SensorTroubles.CanChatter(found.Measured))
        {
            return $"'{sensor}' measures sizes only and cannot chatter";
        }

        return happening.Kind == HappeningKinds.Reading ? ReadingFault(happening, found) : null;
    }

    private static string? ReadingFault(Happening happening, PlacedSensor found)
    {
        if (found.Said.FirstOrDefault(quantity => quantity.Code == happening.Manner && !quantity.IsText) is not { } read)
        {
            return $"'{found.Sensor}' gives no number called '{happening.Manner}'; it gives {string.Join(", ", found.Said.Where(quantity => !quantity.IsText).Select(quantity => quantity.Code))}";
        }

        return happening.AmountOrUsual >= read.Minimum && happening.AmountOrUsual <= read.Maximum
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"a {read.Code} of {happening.AmountOrUsual} is not from {read.Minimum} to {read.Maximum} {read.Unit}");
    }
}
