using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Detection.VitalSigns;

/// <summary>Fixed limits of one quantity: a value at or below <paramref name="Low"/>, or at or above <paramref name="High"/>, is outside.</summary>
/// <param name="Quantity">What is measured.</param>
/// <param name="Low">In the quantity's unit; null where there is no low limit.</param>
/// <param name="High">In the quantity's unit; null where there is no high limit.</param>
/// <param name="LowSource">Where the low limit comes from.</param>
/// <param name="HighSource">Where the high limit comes from.</param>
public sealed record VitalSignLimit(QuantityDefinition Quantity, double? Low, double? High, string LowSource, string HighSource)
{
    /// <summary>The side on which a value lies outside; null when it lies inside.</summary>
    public LimitSide? SideOf(double value) => value <= Low ? LimitSide.Low : value >= High ? LimitSide.High : null;
}
