using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Sensors.Checks;

/// <summary>Says what can be and counts what cannot.</summary>
internal static class Plausible
{
    /// <summary>Says a value in the catalogue's range; another is counted as impossible.</summary>
    public static bool Measure(this ISensorOutput output, QuantityDefinition quantity, double value, long at, Instant? dated = null)
    {
        if (!double.IsFinite(value) || value < quantity.Minimum || value > quantity.Maximum)
        {
            output.Lose(SensorLoss.Impossible);
            return false;
        }

        output.Say(quantity, ObservedValue.Of(value), at, dated);
        return true;
    }
}
