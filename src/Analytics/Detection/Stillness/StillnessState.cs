using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.Stillness;

/// <summary>What the detector remembers; times in microseconds. One mutable value, saved as it is.</summary>
internal sealed class StillnessState
{
    /// <summary>Start of the stillness that is being counted; null before the first sign of movement.</summary>
    public long? Start { get; set; }

    /// <summary>Up to where <see cref="DayMicroseconds"/> and <see cref="NightMicroseconds"/> have been counted.</summary>
    public long CountedTo { get; set; }

    public long DayMicroseconds { get; set; }

    public long NightMicroseconds { get; set; }

    /// <summary>Whether this stillness has been found already.</summary>
    public bool Found { get; set; }

    /// <summary>Whether the last sign was the entrance: everybody may be out.</summary>
    public bool Out { get; set; }

    /// <summary>Time of the last sign.</summary>
    public long LastSign { get; set; } = Instant.MinValue.Microseconds;

    public string LastSensor { get; set; } = string.Empty;

    public string LastQuantity { get; set; } = string.Empty;

    /// <summary>Begins to count anew.</summary>
    public void Restart(Instant at)
    {
        Start = CountedTo = at.Microseconds;
        DayMicroseconds = NightMicroseconds = 0;
        Found = false;
    }
}
