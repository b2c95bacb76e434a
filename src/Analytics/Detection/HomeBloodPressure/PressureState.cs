using System.Text.Json.Serialization;
using AgeingMonitor.Analytics.Detection.Measurements;

namespace AgeingMonitor.Analytics.Detection.HomeBloodPressure;

/// <summary>What is known of one person's blood pressure at home. A plain value, saved as it is; times in microseconds, days as numbers.</summary>
internal sealed class PressureState
{
    /// <summary>The measured days, each at its number modulo the length.</summary>
    public PressureDay[] Days { get; set; } = new PressureDay[PressureLimits.Days + 1];

    /// <summary>Whether the days have their places: a saved state of another build may not.</summary>
    [JsonIgnore]
    public bool IsWhole => Days.Length == PressureLimits.Days + 1;

    /// <summary>A systolic value that waits for its diastolic one, or the other way round; its sensor is null where none waits.</summary>
    public string? WaitingOf { get; set; }

    public bool IsSystolicWaiting { get; set; }

    public double Waiting { get; set; }

    public long WaitingAt { get; set; }

    /// <summary>When the last whole measurement was; null before the first.</summary>
    public long? LastAt { get; set; }

    /// <summary>How fast measurements come: a device that goes on by itself follows no scheme.</summary>
    public long PaceLastAt { get; set; }

    public int PaceInARow { get; set; }

    public int PaceDenseInARow { get; set; }

    /// <summary>The running day, of which nothing is said before it is over; null before the first measurement.</summary>
    public int? Day { get; set; }

    /// <summary>The first measured day after seven without: it is left out.</summary>
    public int FirstDay { get; set; }

    public PressureStanding Standing { get; set; }

    /// <summary>Whether a mean was had in this run of days, or it was told once that there is too little for one.</summary>
    public bool IsTooLittleTold { get; set; }

    /// <summary>Measurements beyond two at once, or at another hour: they count elsewhere.</summary>
    public int LeftOut { get; set; }

    [JsonIgnore]
    public SeriesPace Pace
    {
        get => new() { LastAt = PaceLastAt, InARow = PaceInARow, DenseInARow = PaceDenseInARow };
        set => (PaceLastAt, PaceInARow, PaceDenseInARow) = (value.LastAt, value.InARow, value.DenseInARow);
    }
}
