using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Truth;

/// <summary>One local day of one resident as it truly was, whatever sensors made of it.</summary>
public sealed record TrueDay
{
    /// <summary>The home.</summary>
    public required HomeId Home { get; init; }

    /// <summary>The resident.</summary>
    public required ResidentId Resident { get; init; }

    /// <summary>The local day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>From midnight to midnight; 23 or 25 hours when the clocks change.</summary>
    public required TimeRange During { get; init; }

    /// <summary>Hours asleep within the day.</summary>
    public required double SleepHours { get; init; }

    /// <summary>Times out of bed between falling asleep and rising.</summary>
    public required int BedExits { get; init; }

    /// <summary>Changes from one room to another.</summary>
    public required int RoomTransitions { get; init; }

    /// <summary>Visits to the bathroom.</summary>
    public required int BathroomVisits { get; init; }

    /// <summary>Times out of the home.</summary>
    public required int Outings { get; init; }

    /// <summary>Hours out of the home.</summary>
    public required double HoursOut { get; init; }

    /// <summary>Steps.</summary>
    public required int Steps { get; init; }

    /// <summary>Usual walking speed in m/s.</summary>
    public required double GaitSpeed { get; init; }

    /// <summary>Body weight in kg.</summary>
    public required double Weight { get; init; }

    /// <summary>Body temperature at its highest, in °C.</summary>
    public required double HighestTemperature { get; init; }

    /// <summary>Oxygen saturation at its lowest, sleep included, in whole percent as it is charted.</summary>
    public required double LowestOxygenSaturation { get; init; }

    /// <summary>Breaths a minute at rest at their highest, whole as they are charted.</summary>
    public required double HighestRespiratoryRate { get; init; }

    /// <summary>Beats a minute at rest at their highest, whole as they are charted.</summary>
    public required double HighestHeartRate { get; init; }

    /// <summary>How ill, 0 (not) to 1.</summary>
    public required double Illness { get; init; }
}
