using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Analytics.Detection.Routine;

/// <summary>When a day is listed as unlike the person's own. How many may be listed by chance is the budget's. Section <c>Analytics:Routine</c>.</summary>
public sealed class RoutineOptions
{
    /// <summary>Days of the person's own before anything is said. Default 14: two of each weekday. 7 to 56.</summary>
    [Range(7, 56)]
    public int LearnsDays { get; set; } = 14;

    /// <summary>Unlike days in a row after which the new way is taken as the person's own. Default 14; 3 to 56.</summary>
    [Range(3, 56)]
    public int Adapts { get; set; } = 14;

    /// <summary>Share of a day's hours in which the kit must have been heard. Default 0.75; 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double LeastCoverage { get; set; } = 0.75;

    /// <summary>Hours out after which a day says nothing of the routine at home. Default 12; 1 to 24.</summary>
    [Range(1.0, 24.0)]
    public double MostHoursOut { get; set; } = 12;
}
