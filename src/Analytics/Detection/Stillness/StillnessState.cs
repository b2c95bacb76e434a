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

    /// <summary>Where the last sign came from.</summary>
    public StillnessPlace Place { get; set; }

    /// <summary>The part of the day in which the stillness that is being counted began.</summary>
    public DayPart Part { get; set; }

    /// <summary>Whether it began with a sign of movement: only then its length says something of the person's habits.</summary>
    public bool IsWhole { get; set; }

    /// <summary>Time of the last sign at the entrance.</summary>
    public long? LastEntrance { get; set; }

    /// <summary>Whether somebody is in bed, as far as a bed sensor told.</summary>
    public bool InBed { get; set; }

    /// <summary>The home's own limits.</summary>
    public PersonalLimitsState Personal { get; set; } = new();

    /// <summary>Time of the last sign.</summary>
    public long LastSign { get; set; } = Instant.MinValue.Microseconds;

    public string LastSensor { get; set; } = string.Empty;

    public string LastQuantity { get; set; } = string.Empty;

    /// <summary>Begins to count anew: from a sign of movement, or because nothing is known of the time before.</summary>
    public void Restart(Instant at, DayPart part, bool isSign)
    {
        (Part, IsWhole) = (part, isSign);
        Start = CountedTo = at.Microseconds;
        DayMicroseconds = NightMicroseconds = 0;
        Found = false;
    }
}
