namespace AgeingMonitor.Analytics.Detection.Stillness;

/// <summary>Where the last sign of movement came from. The values are saved.</summary>
internal enum StillnessPlace
{
    /// <summary>A room of another kind, or a sensor without a room.</summary>
    Other = 0,

    /// <summary>A bedroom, nobody known to be in bed.</summary>
    Bedroom = 1,

    /// <summary>A bathroom or toilet.</summary>
    Bathroom = 2,

    /// <summary>A kitchen.</summary>
    Kitchen = 3,

    /// <summary>A living room.</summary>
    Living = 4,

    /// <summary>A hall, a corridor, stairs.</summary>
    Hall = 5,

    /// <summary>The entrance: everybody may be out.</summary>
    Entrance = 6,

    /// <summary>Any room, just after the entrance: the door may have been shut from outside, with a motion sensor still seeing who left.</summary>
    NearEntrance = 7,

    /// <summary>In bed, as a bed sensor tells.</summary>
    Bed = 8,
}
