using System.Numerics;

namespace AgeingMonitor.Analytics.Detection.VitalBaseline;

/// <summary>What is usual in one part of the day, learned from its ordinary days alone.</summary>
internal sealed class PartUsual
{
    private const uint Window = (1u << BaselineLimits.Usual) - 1;

    public Ring Values { get; set; } = new(BaselineLimits.Usual);

    /// <summary>Which of the last <see cref="BaselineLimits.Usual"/> days lay away upwards: a bit each, the newest lowest.</summary>
    public uint Up { get; set; }

    /// <summary>Which lay away downwards.</summary>
    public uint Down { get; set; }

    public void Learn(double value)
    {
        var values = Values;
        values.Add(value);
        Values = values;
    }

    /// <summary>
    /// Learns the value of a day that is not away itself. One that is waits for the bound: once more than <see cref="BaselineLimits.NewUsual"/> of the last days lay away to its side it is no illness any more but a new usual value.
    /// </summary>
    /// <param name="value">In the quantity's unit.</param>
    /// <param name="away">1 or −1 where the day lies away upwards or downwards; else 0.</param>
    public void Weigh(double value, int away)
    {
        Up = ((Up << 1) | (away > 0 ? 1u : 0)) & Window;
        Down = ((Down << 1) | (away < 0 ? 1u : 0)) & Window;
        var alike = away == 0 ? 0 : BitOperations.PopCount(away > 0 ? Up : Down);
        if (away == 0 || alike > BaselineLimits.NewUsual)
        {
            Learn(value);
        }
    }
}
