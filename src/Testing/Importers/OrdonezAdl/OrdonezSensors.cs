using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Importers.OrdonezAdl;

/// <summary>What the sensors of the source are.</summary>
internal static class OrdonezSensors
{
    private static readonly Dictionary<string, (QuantityDefinition Quantity, bool AtEnd, double Value)[]> Values = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Magnetic"] = OnAndOff(Quantities.Contact),
        ["Electric"] = OnAndOff(Quantities.ApplianceOn),
        ["PIR"] = [(Quantities.Motion, false, 1), .. OnAndOff(Quantities.Presence)],
        ["Flush"] = [(Quantities.ToiletFlush, false, 1)],
        ["Pressure"] = OnAndOff(Quantities.ChairOccupancy),
    };

    private static readonly (QuantityDefinition Quantity, bool AtEnd, double Value)[] Bed = OnAndOff(Quantities.BedOccupancy);

    /// <summary>The sensor of a row and what it says at the start and at the end of the interval; false when the type or a name is not one that can be.</summary>
    public static bool TryFind(string location, string type, string place, out SensorId sensor, out (QuantityDefinition Quantity, bool AtEnd, double Value)[] values)
    {
        var known = Values.TryGetValue(type, out var found);
        values = found is not null && type.Equals("Pressure", StringComparison.OrdinalIgnoreCase) && location.Equals("Bed", StringComparison.OrdinalIgnoreCase) ? Bed : found ?? [];
        return SensorId.TryParse($"{NameOf(place)}-{NameOf(location)}", out sensor) && known;
    }

    /// <summary>The room of a sensor, from its name.</summary>
    public static RoomKind? RoomOf(SensorId sensor) => sensor.Value.Split('-')[0] switch
    {
        "bathroom" => RoomKind.Bathroom,
        "kitchen" => RoomKind.Kitchen,
        "living" => RoomKind.Living,
        "bedroom" => RoomKind.Bedroom,
        "entrance" => RoomKind.Entrance,
        "hall" or "corridor" => RoomKind.Hall,
        _ => RoomKind.Other,
    };

    private static string NameOf(string word) => word.ToLowerInvariant().Replace(' ', '-');

    private static (QuantityDefinition Quantity, bool AtEnd, double Value)[] OnAndOff(QuantityDefinition quantity) => [(quantity, false, 1), (quantity, true, 0)];
}
