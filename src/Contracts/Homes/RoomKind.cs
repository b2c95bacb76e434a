namespace AgeingMonitor.Contracts.Homes;

/// <summary>What a room is used for.</summary>
public enum RoomKind
{
    /// <summary>Anything else.</summary>
    Other = 0,

    /// <summary>Bedroom.</summary>
    Bedroom = 1,

    /// <summary>Bathroom or toilet.</summary>
    Bathroom = 2,

    /// <summary>Kitchen.</summary>
    Kitchen = 3,

    /// <summary>Living room.</summary>
    Living = 4,

    /// <summary>Hall, corridor, stairs.</summary>
    Hall = 5,

    /// <summary>A door to the outside: a contact sensor here tells of going out and coming home.</summary>
    Entrance = 6,
}
