using System.Text;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Importers.Tihm;

/// <summary>What a location of the source is.</summary>
internal static class TihmLocations
{
    private const string Door = "door";

    /// <summary>The sensor of a location name: lower case, words joined by hyphens. False when no sensor can be named so.</summary>
    public static bool TryGetSensor(string location, out SensorId sensor)
    {
        var name = new StringBuilder(location.Length);
        foreach (var character in location)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                name.Append(char.ToLowerInvariant(character));
            }
            else if (character is ' ' or '-' or '_' && name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
            else if (character is not (' ' or '-' or '_'))
            {
                sensor = default;
                return false;
            }
        }

        // A location called like one of the measuring devices would share its series.
        return SensorId.TryParse(name.ToString().TrimEnd('-'), out sensor) && !TihmDevices.IsPersonal(sensor);
    }

    /// <summary>What a firing there means.</summary>
    public static QuantityDefinition QuantityOf(SensorId sensor) => IsDoor(sensor) ? Quantities.Contact : Quantities.Motion;

    /// <summary>The room where the sensor is, and a name that tells rooms of one kind apart.</summary>
    public static (RoomKind Kind, string Name) RoomOf(SensorId sensor) => sensor.Value switch
    {
        "kitchen" or "fridge-door" => (RoomKind.Kitchen, "kitchen"),
        "bedroom" => (RoomKind.Bedroom, sensor.Value),
        "bathroom" or "toilet" or "wc" or "wc1" => (RoomKind.Bathroom, sensor.Value),
        "lounge" or "living-room" or "dining-room" => (RoomKind.Living, sensor.Value),
        "hallway" or "hall" or "corridor" or "stairs" => (RoomKind.Hall, sensor.Value),
        _ when IsDoor(sensor) => (RoomKind.Entrance, sensor.Value),
        _ => (RoomKind.Other, sensor.Value),
    };

    private static bool IsDoor(SensorId sensor) => sensor.Value.EndsWith(Door, StringComparison.Ordinal);
}
