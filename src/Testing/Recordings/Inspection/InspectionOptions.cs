using System.ComponentModel.DataAnnotations;
using AgeingMonitor.Testing.Recordings.Editing.Filtering;

namespace AgeingMonitor.Testing.Recordings.Inspection;

/// <summary>How a recording is looked at.</summary>
public sealed record InspectionOptions
{
    /// <summary>A time without a sealed pack of a kit counts as a gap when it is longer. Default 10 minutes, after which a kit counts as silent; range 1 s to 366 days.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "366.00:00:00")]
    public TimeSpan Gap { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>What is looked at. Default everything.</summary>
    public MessageFilter Filter { get; init; } = MessageFilter.Everything;
}
