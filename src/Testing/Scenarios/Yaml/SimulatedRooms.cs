using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Testing.Scenarios.Yaml;

/// <summary>The rooms in which a simulated resident can be, by their names in scenario files.</summary>
internal static class SimulatedRooms
{
    private static readonly (string Name, RoomKind Room)[] All =
    [
        ("bedroom", RoomKind.Bedroom),
        ("bathroom", RoomKind.Bathroom),
        ("kitchen", RoomKind.Kitchen),
        ("living", RoomKind.Living),
        ("hall", RoomKind.Hall),
    ];

    /// <summary>Their names.</summary>
    public static readonly IReadOnlyList<string> Names = [.. All.Select(room => room.Name)];

    /// <summary>The room of a name; null when there is none.</summary>
    public static RoomKind? Find(string name)
    {
        foreach (var (known, room) in All)
        {
            if (known == name)
            {
                return room;
            }
        }

        return null;
    }

    /// <summary>The name of a room; of one in which nobody can be, its English word.</summary>
    public static string NameOf(RoomKind room)
    {
        foreach (var (name, known) in All)
        {
            if (known == room)
            {
                return name;
            }
        }

        return room.ToString().ToLowerInvariant();
    }
}
