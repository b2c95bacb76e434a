using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Testing.Homes;

/// <summary>How the demonstration runs.</summary>
public sealed class DemoOptions
{
    /// <summary>Days of history that are sent first. Default 14; range 0 to 90.</summary>
    [Range(0, 90)]
    public int HistoryDays { get; set; } = 14;

    /// <summary>Whether the fall, the help call, the fever and the flat battery happen. Default true.</summary>
    public bool Script { get; set; } = true;
}
