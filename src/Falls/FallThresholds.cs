using AgeingMonitor.Falls.Trees;

namespace AgeingMonitor.Falls;

/// <summary>Scores at or above which a fall is suspected.</summary>
/// <param name="Common">Of sensors whose name does not tell where they are worn, and of sites without one of their own.</param>
/// <param name="BySite">By <see cref="WearingSite"/>.</param>
public sealed record FallThresholds(double Common, IReadOnlyDictionary<string, double> BySite)
{
    /// <summary>Those of a card; one that knows no sites has the common one alone.</summary>
    public static FallThresholds Of(ModelCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return new(card.Threshold, card.Thresholds ?? new Dictionary<string, double>(0));
    }

    /// <summary>The one for a sensor of this name.</summary>
    public double For(ReadOnlySpan<char> sensorName) => WearingSite.Of(sensorName) is { } site && BySite.TryGetValue(site, out var own) ? own : Common;
}
