using System.Collections.Frozen;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Testing.Recordings.Editing.Anonymising;

/// <summary>Names of sensors that every second home has, so that they tell nobody apart: rooms, doors, furniture, what is worn. With a number behind (<c>bedroom-2</c>) they are ordinary up to 9.</summary>
internal static class OrdinarySensorNames
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "bathroom", "bedroom", "corridor", "dining-room", "entrance", "hall", "hallway", "kitchen", "landing", "living", "living-room", "lounge", "stairs", "toilet", "wc",
        "back-door", "bed", "chair", "door", "fridge", "fridge-door", "front-door", "kettle", "medication-box", "oven", "stove", "window",
        "belt", "blood-pressure-monitor", "chest", "help-button", "oximeter", "pendant", "scale", "thermometer", "wrist",
        "climate", "kit", "motion", "radar",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a name is ordinary.</summary>
    public static bool Contains(SensorId sensor)
    {
        var name = sensor.Value;
        return Names.Contains(name) || (name.Length > 2 && name[^2] == '-' && char.IsAsciiDigit(name[^1]) && Names.Contains(name[..^2]));
    }
}
