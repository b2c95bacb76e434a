using AgeingMonitor.Contracts.Capacity;

namespace AgeingMonitor.Analytics.Detection.Capacity;

/// <summary>What is remembered of a home's weeks. A plain value, saved as it is; about 6 kB after half a year.</summary>
internal sealed class CapacityState
{
    /// <summary>Number of the first day of the week that runs; 0 before the first.</summary>
    public int Monday { get; set; }

    /// <summary>The values of the days of the week that runs, for each measure in the order of <see cref="CapacityMeasures.All"/>.</summary>
    public List<List<float>> Days { get; set; } = [.. CapacityMeasures.All.Select(_ => new List<float>())];

    /// <summary>Ways between two kinds of room in the week that runs, by the time they took; see <see cref="PaceScale"/>.</summary>
    public int[] Ways { get; set; } = new int[PaceScale.Pairs * PaceScale.Bins];

    /// <summary>The fast time of each pair of rooms when it was first known, as a natural logarithm of seconds less the pace of that week; null where it never was.</summary>
    public float?[] OwnTimes { get; set; } = new float?[PaceScale.Pairs];

    /// <summary>The pace of the last week that had one, as a natural logarithm of its ratio to the first.</summary>
    public double LastPace { get; set; }

    public int? LastRoom { get; set; }

    /// <summary>Local time of the last sign in a room, in seconds since year 1.</summary>
    public double LastSign { get; set; }

    /// <summary>Beds and chairs that were occupied at their last word, by sensor.</summary>
    public List<string> Occupied { get; set; } = [];

    /// <summary>Times that a bed and a chair were left on the day that runs; null before any sensor of that kind has spoken.</summary>
    public int? BedExits { get; set; }

    public int? ChairExits { get; set; }

    /// <summary>The first weighing of the day that runs, kg; null before it.</summary>
    public float? Kilograms { get; set; }

    /// <summary>Whether it can be one of this build's: another one may have known other measures or rooms.</summary>
    internal bool IsWhole =>
        Days.Count == CapacityMeasures.All.Count && Days.TrueForAll(day => day is not null) && Ways.Length == PaceScale.Pairs * PaceScale.Bins && OwnTimes.Length == PaceScale.Pairs
        && Weeks.TrueForAll(week => week is { Values.Length: var values, Errors.Length: var errors } && values == CapacityMeasures.All.Count && errors == values);

    /// <summary>The last <see cref="CapacityDetector.Remembered"/> weeks, the oldest first.</summary>
    public List<CapacityWeekValues> Weeks { get; set; } = [];
}
