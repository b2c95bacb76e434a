using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Truth;

/// <summary>What is known of one home beyond any doubt: all that happened in it, and how its days were.</summary>
/// <param name="Home">The home.</param>
/// <param name="Happenings">Everything that happened besides ordinary life: whether a fall was noticed depends on what had happened to the equipment.</param>
/// <param name="Days">The true days, for illnesses, whose height is not told by the happening alone; empty where they are not known.</param>
public sealed record HomeTruth(HomeId Home, IReadOnlyList<Happening> Happenings, IReadOnlyList<TrueDay> Days)
{
    /// <summary>Whether a device that the resident wears is worn, works and is heard by the kit at a moment.</summary>
    internal bool Hears(SensorId device, Instant at) => !Happenings.Any(happening => happening.During.Contains(at) && (Silences(happening, device) || StopsKit(happening)));

    private static bool Silences(Happening happening, SensorId device) => happening.Sensor == device
        && (happening.Kind == HappeningKinds.NotWorn || happening.Kind == HappeningKinds.SensorDead || happening.Kind == HappeningKinds.SensorFault);

    private static bool StopsKit(Happening happening) =>
        happening.Kind == HappeningKinds.KitOff || happening.Kind == HappeningKinds.Reboot || happening.Kind == HappeningKinds.Hang
        || (happening.Kind == HappeningKinds.PowerCut && happening.MannerOrFirst == "off");
}
