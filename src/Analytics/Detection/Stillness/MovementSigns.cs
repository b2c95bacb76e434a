using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Detection.Stillness;

/// <summary>The quantities that tell of a person moving. Not listed: what moves by itself (plug power of a fridge, lamps on a timer, light level).</summary>
internal static class MovementSigns
{
    public static IReadOnlyDictionary<QuantityDefinition, SignKind> All { get; } = new Dictionary<QuantityDefinition, SignKind>
    {
        [Quantities.Motion] = SignKind.Each,
        [Quantities.Vibration] = SignKind.Each,
        [Quantities.ToiletFlush] = SignKind.Each,
        [Quantities.MedicationBox] = SignKind.Each,
        [Quantities.SitToStand] = SignKind.Each,
        [Quantities.GaitSpeed] = SignKind.Each,
        [Quantities.Help] = SignKind.Each,
        [Quantities.Steps] = SignKind.AboveZero,
        [Quantities.BedMovement] = SignKind.AboveZero,
        [Quantities.Contact] = SignKind.Change,
        [Quantities.DoorLock] = SignKind.Change,
        [Quantities.Presence] = SignKind.Change,
        [Quantities.BedOccupancy] = SignKind.Change,
        [Quantities.ChairOccupancy] = SignKind.Change,
        [Quantities.StovePower] = SignKind.Change,
        [Quantities.Posture] = SignKind.Change,
        [Quantities.Worn] = SignKind.Change,
    };
}
