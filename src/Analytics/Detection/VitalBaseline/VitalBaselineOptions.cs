using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Analytics.Detection.VitalBaseline;

/// <summary>How unusual a vital sign must be for the daily list, before the resident's own limit is known; that one follows from the budget. Section <c>Analytics:VitalBaseline</c>.</summary>
public sealed class VitalBaselineOptions
{
    /// <summary>The limit in personal spreads until the resident's own can be known. Default 2.5, chosen on TIHM (this folder's README); 2 to 6.</summary>
    [Range(2.0, 6.0)]
    public double FirstLimit { get; set; } = 2.5;
}
