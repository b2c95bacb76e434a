using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Testing.Importers.Csv;

/// <summary>Reads the parts <c>rooms</c> and <c>personal</c> of a mapping.</summary>
internal sealed class CsvPlacesReader(MappingMistakes mistakes)
{
    /// <summary>The room of each sensor that has one; every other is personal.</summary>
    public IReadOnlyDictionary<SensorId, RoomKind> Read(YamlSection root, IReadOnlySet<SensorId> named)
    {
        var rooms = ReadRooms(root);
        CheckPlaces(root, named, rooms);
        return rooms;
    }

    private Dictionary<SensorId, RoomKind> ReadRooms(YamlSection root)
    {
        var rooms = new Dictionary<SensorId, RoomKind>();
        var kinds = Enum.GetValues<RoomKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant(), StringComparer.Ordinal);
        foreach (var (key, value, line) in root.Pairs("rooms"))
        {
            if (!SensorId.TryParse(key, out var sensor))
            {
                mistakes.Add(line, $"'{key}' is no sensor name: up to {SensorId.MaxLength} lower-case letters, digits and inner hyphens.");
            }
            else if (!kinds.TryGetValue(value, out var kind))
            {
                mistakes.Add(line, $"'{value}' is no kind of room. {Suggestion.For(value, kinds.Keys.Order(StringComparer.Ordinal))}");
            }
            else
            {
                rooms[sensor] = kind;
            }
        }

        return rooms;
    }

    /// <summary>Each sensor has a place, and each place a sensor.</summary>
    private void CheckPlaces(YamlSection root, IReadOnlySet<SensorId> named, Dictionary<SensorId, RoomKind> rooms)
    {
        var personal = root.Texts("personal") ?? [];
        var sensors = named.Select(sensor => sensor.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var sensor in sensors.Order(StringComparer.Ordinal).Where(sensor => personal.All(word => word.Value != sensor) && rooms.Keys.All(room => room.Value != sensor)))
        {
            mistakes.Add(root.LineOf("rooms"), $"The sensor '{sensor}' has no place: say its room under rooms, or name it under personal.");
        }

        foreach (var (word, line) in personal.Where(word => !sensors.Contains(word.Value)))
        {
            mistakes.Add(line, $"No series has the sensor '{word}'. {Suggestion.For(word, sensors.Order(StringComparer.Ordinal))}");
        }

        foreach (var room in rooms.Keys.Where(room => !sensors.Contains(room.Value) || personal.Any(word => word.Value == room.Value)))
        {
            mistakes.Add(root.LineOf("rooms"), sensors.Contains(room.Value)
                ? $"The sensor '{room}' has a room and is personal: only one of the two."
                : $"No series has the sensor '{room}'. {Suggestion.For(room.Value, sensors.Order(StringComparer.Ordinal))}");
        }
    }
}
