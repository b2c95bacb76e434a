using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Analytics.Detection.VitalBaseline;

/// <summary>How unusual a vital sign must be for the daily list. Section <c>Analytics:VitalBaseline</c>.</summary>
public sealed class VitalBaselineOptions
{
    /// <summary>
    /// The alarm budget: one measured day in so many of a quantity may lie beyond the resident's own limit, which is that quantile of their own clean days. Default 30, about one entry in 60 days, since such days come in twos; 20 to 60.
    /// Until there are as many days, <see cref="FirstLimit"/> holds.
    /// </summary>
    [Range(20, 60)]
    public int OneDayIn { get; set; } = 30;

    /// <summary>The limit in personal spreads until the resident's own can be known. Default 2.5, chosen on TIHM (this folder's README); 2 to 6.</summary>
    [Range(2.0, 6.0)]
    public double FirstLimit { get; set; } = 2.5;
}
