namespace AgeingMonitor.Contracts.Capacity;

/// <summary>How a measure has moved over the last half year, as far as it was followed. In the measure's unit.</summary>
/// <param name="Weeks">Weeks with a value.</param>
/// <param name="Slope">Theil–Sen slope a week.</param>
/// <param name="SlopeLow">Lower end of its 95 % interval.</param>
/// <param name="SlopeHigh">Upper end.</param>
/// <param name="Change">Median of the last three values less that of the first six.</param>
/// <param name="Detectable">Minimal detectable change (MDC95): what this person's own weeks differ by without any change.</param>
public sealed record CapacityTrend(int Weeks, double Slope, double SlopeLow, double SlopeHigh, double Change, double Detectable)
{
    /// <summary>Whether it is a change, and not the usual scatter.</summary>
    public bool IsChange => Math.Abs(Change) > Detectable;
}
