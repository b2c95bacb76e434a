using System.Text.Json.Serialization;

namespace AgeingMonitor.Analytics.Detection.VitalBaseline;

/// <summary>What is known of one vital sign of one person by one device. A plain value, saved as it is; times in microseconds, days as numbers.</summary>
internal sealed class BaselineState
{
    /// <summary>By part of the day.</summary>
    public PartUsual[] Parts { get; set; } = [new(), new(), new(), new()];

    /// <summary>The running part of the day; null before the first value.</summary>
    public int? Slot { get; set; }

    /// <summary>Its values, one a quarter of an hour.</summary>
    public Ring Now { get; set; } = new(BaselineLimits.InAPart);

    /// <summary>The quarter of an hour of the last of them.</summary>
    public long? Quarter { get; set; }

    /// <summary>Whether the device counts steps, so that the values are of rest.</summary>
    public bool IsAtRest { get; set; }

    /// <summary>When the device last told of steps, however many; null where it counts none.</summary>
    public long? StepsAt { get; set; }

    /// <summary>When it last told of so many that its wearer was not at rest: no steps since then are no rest yet.</summary>
    public long? EffortAt { get; set; }

    /// <summary>The deviations of the parts of the running day that are over.</summary>
    public StrangePart[] Today { get; set; } = new StrangePart[4];

    public int TodayCount { get; set; }

    /// <summary>The last measured days.</summary>
    public BaselineDay[] Days { get; set; } = new BaselineDay[BaselineLimits.Verdict];

    /// <summary>Verdicts of clean days.</summary>
    public Ring Scores { get; set; } = new(BaselineLimits.Scores);

    /// <summary>The limit that the running episode began with, negative for a low one; null when there is none.</summary>
    public double? Episode { get; set; }

    /// <summary>Its verdicts, and the largest of them.</summary>
    public int EpisodeDays { get; set; }

    public double EpisodePeak { get; set; }

    /// <summary>Whether everything has its place: a saved state of another build may not.</summary>
    [JsonIgnore]
    public bool IsWhole => Parts is { Length: 4 } && Parts.All(part => part is not null && part.Values.Length == BaselineLimits.Usual) && Now.Length == BaselineLimits.InAPart
        && Scores.Length == BaselineLimits.Scores && Today is { Length: 4 } && TodayCount is >= 0 and <= 4 && Days is { Length: BaselineLimits.Verdict };
}
