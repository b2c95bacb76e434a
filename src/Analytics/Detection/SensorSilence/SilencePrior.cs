using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Detection.SensorSilence;

/// <summary>What holds of a kind of sensor before anything is known of the one at hand. Chosen on the 28 developer homes of TIHM (docs/evaluation.md, suite <c>silence</c>).</summary>
/// <param name="Least">Nothing less that was missed is told: minus the logarithm of the chance that a working sensor misses as much.</param>
/// <param name="OnTheWay">Share of the ways between other sensors on which it speaks.</param>
internal readonly record struct SilencePrior(double Least, double OnTheWay)
{
    /// <summary>As many ways as the prior weighs.</summary>
    public const double Weight = 4;

    public static SilencePrior Of(SensorClass kind) => kind switch
    {
        SensorClass.Corridor => new(6, 0.2),
        SensorClass.Kitchen => new(8, 0.2),
        SensorClass.Living => new(11, 0.2),
        SensorClass.Room => new(14, 0.1),
        _ => new(16, 0.05),
    };

    /// <summary>The kind of a sensor that gives signs of people. A radar tells that somebody came and went, not each of their movements: it is as patient as what is touched.</summary>
    public static SensorClass ClassOf(QuantityDefinition quantity, RoomKind? room) =>
        !ReferenceEquals(quantity, Quantities.Motion) ? SensorClass.Touched : room switch
        {
            RoomKind.Hall or RoomKind.Entrance => SensorClass.Corridor,
            RoomKind.Kitchen => SensorClass.Kitchen,
            RoomKind.Living => SensorClass.Living,
            _ => SensorClass.Room,
        };
}
