using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Analytics.Detection.Climate;

/// <summary>What is remembered of one sensor of air temperature. Saved as it is; times in microseconds, temperatures in °C.</summary>
internal sealed class SensorAir
{
    private const double Jump = 5;
    private const double Agreement = 2;
    private const long Near = 30L * 60 * 1_000_000;
    private const long Fresh = 2L * 3600 * 1_000_000;

    public string Sensor { get; set; } = string.Empty;

    public bool IsOutside { get; set; }

    /// <summary>The kind of room it is in; null where nobody knows.</summary>
    public RoomKind? Room { get; set; }

    /// <summary>Sum of the values of the running hour.</summary>
    public double Sum { get; set; }

    public int Count { get; set; }

    public double? Last { get; set; }

    public long LastAt { get; set; }

    /// <summary>A value that jumped and that no other has borne out yet.</summary>
    public double? Doubtful { get; set; }

    /// <summary>Whether the sensor says that it is faulty.</summary>
    public bool InFault { get; set; }

    /// <summary>Whether people live in its room by day and by night: bedrooms and living rooms. Kitchens cook, bathrooms steam, halls, entrances and cellars are nobody's place.</summary>
    public bool IsLivedIn => !IsOutside && Room is RoomKind.Bedroom or RoomKind.Living;

    /// <summary>
    /// Takes a value. What no air has is passed by (indoors -10 to 50 °C, outside -40 to 55 °C); what jumps indoors by more than 5 K within half an hour waits until the next value agrees with it.
    /// </summary>
    public void Take(long at, double value)
    {
        if (InFault || (Last is not null && at < LastAt) || !(IsOutside ? value is >= -40 and <= 55 : value is >= -10 and <= 50))
        {
            return;
        }

        if (!IsOutside && Last is { } last && at - LastAt <= Near && Math.Abs(value - last) > Jump && !(Doubtful is { } doubtful && Math.Abs(value - doubtful) <= Agreement))
        {
            Doubtful = value;
            return;
        }

        (Last, LastAt, Doubtful) = (value, at, null);
        Sum += value;
        Count++;
    }

    /// <summary>The mean of the hour that ends; the last value where none came in it and the last is no older than two hours: many sensors tell changes only.</summary>
    public double? EndHour(long end)
    {
        double? value = InFault ? null : Count > 0 ? Sum / Count : end - LastAt <= Fresh ? Last : null;
        (Sum, Count) = (0, 0);
        return value;
    }

    /// <summary>The sensor is somewhere else now: what it said there is past.</summary>
    public void MoveTo(RoomKind? room)
    {
        Room = room;
        (Sum, Count, Last, Doubtful) = (0, 0, null, null);
    }
}
