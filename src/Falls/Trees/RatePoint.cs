namespace AgeingMonitor.Falls.Trees;

/// <summary>A threshold and how often it is reached, measured on people who were not learned from.</summary>
/// <param name="PerDay">Times a person and day.</param>
/// <param name="Threshold">In the unit of <see cref="ModelCard.Threshold"/>, or as the model's README says.</param>
public sealed record RatePoint(double PerDay, double Threshold);
