using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Sensors;

/// <summary>Where a driver's readings go. Instants are those of the injected clock's <see cref="TimeProvider.GetTimestamp"/>: monotonic, never the time of day. Safe for several threads; it neither waits nor throws.</summary>
public interface ISensorOutput
{
    /// <summary>A value that leaves the kit. Outside the catalogue's plausible range it is counted and goes no further.</summary>
    /// <param name="quantity">What was measured.</param>
    /// <param name="value">In the quantity's unit.</param>
    /// <param name="at">When it was measured.</param>
    /// <param name="dated">The same by the device's own clock, where it keeps its readings and can be believed: told again, by another run or program, it is one and the same reading. Null for what <paramref name="at"/> says.</param>
    void Say(QuantityDefinition quantity, ObservedValue value, long at, Instant? dated = null);

    /// <summary>The kit's own time at an instant of the clock, whatever the machine shows; null while the kit does not know the time.</summary>
    Instant? TimeOf(long at);

    /// <summary>A sample of acceleration in g, for the rules that run on the kit; raw samples do not leave it.</summary>
    void Accelerate(long at, double x, double y, double z);

    /// <summary>The driver listens on and does not believe its part: a motion sensor that has been high for hours, a device that its bridge no longer hears. For what is worth listening to all the same; what ends a run is a <see cref="SensorFaultException"/>.</summary>
    /// <param name="why">In words that say what to do; null when it is over.</param>
    /// <param name="at">Since when.</param>
    void Suspect(string? why, long at) => Say(Quantities.SensorFault, ObservedValue.Of(why is null ? 0 : 1), at);

    /// <summary>Something was lost or refused and reading goes on: told in the kit's health.</summary>
    void Lose(SensorLoss loss, int count = 1);
}
