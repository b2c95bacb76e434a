using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Care.Capacity;

/// <summary>When the next ICOPE Step 1 is due; section <c>Care:Capacity</c>. The programme of Occitanie (INSPIRE ICOPE-Care) asks again every four to six months.</summary>
public sealed class CapacityOptions
{
    /// <summary>Months until the next one after one with a flag, or with a domain of which nothing is known. Default 4; range 1 to 12.</summary>
    [Range(1, 12)]
    public int MonthsAfterFlag { get; set; } = 4;

    /// <summary>Months until the next one after one that was whole and clear. Default 6; range 1 to 24.</summary>
    [Range(1, 24)]
    public int MonthsAfterClear { get; set; } = 6;

    /// <summary>Days before its date from which one is on the team's list. Default 14; range 0 to 90.</summary>
    [Range(0, 90)]
    public int DaysAhead { get; set; } = 14;
}
