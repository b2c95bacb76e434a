using AgeingMonitor.Analytics.Detection.Inputs;

namespace AgeingMonitor.Analytics.Detection.Routine;

/// <summary>What the detector remembers of a home. A plain value, saved as it is.</summary>
internal sealed class RoutineState
{
    public DayAccumulator Day { get; set; } = new();

    public PersonalDays Own { get; set; } = new();

    /// <summary>One for each of <see cref="RoutineDetector.WatchedForChange"/>.</summary>
    public CusumState[] Changes { get; set; } = [.. RoutineDetector.WatchedForChange.Select(_ => new CusumState())];

    /// <summary>Of the movements of a day.</summary>
    public RunLengths Runs { get; set; } = new();

    /// <summary>Of the rows that the model was given; null before the first start that watches them.</summary>
    public InputDriftState? Inputs { get; set; }

    /// <summary>Whether the last change told by <see cref="Runs"/> is still fresh: it is told once.</summary>
    public bool ChangeTold { get; set; }
}
