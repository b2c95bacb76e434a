using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Scenarios;

/// <summary>Something that happens in a simulated home besides ordinary life: to its resident, to a sensor, or to the kit. What the members mean for a kind is said in <see cref="HappeningKinds"/>.</summary>
public sealed record Happening
{
    /// <summary>What happens.</summary>
    public required HappeningKind Kind { get; init; }

    /// <summary>From its start to before its end. A happening without length has both ends at one instant.</summary>
    public required TimeRange During { get; init; }

    /// <summary>Where; null for where the resident is, or where a place has no meaning.</summary>
    public RoomKind? Room { get; init; }

    /// <summary>Which sensor; null where it is not about one sensor.</summary>
    public SensorId? Sensor { get; init; }

    /// <summary>How much, in the kind's unit; null for the kind's usual amount.</summary>
    public double? Amount { get; init; }

    /// <summary>In which way, one of the kind's manners; null for its first.</summary>
    public string? Manner { get; init; }

    /// <summary>The amount, the kind's usual one where none was given.</summary>
    public double AmountOrUsual => Amount ?? Kind.UsualAmount;

    /// <summary>The manner, the kind's first where none was given; empty for a kind that has none.</summary>
    public string MannerOrFirst => Manner ?? (Kind.Manners.Count > 0 ? Kind.Manners[0] : string.Empty);
}
