namespace AgeingMonitor.Falls;

/// <summary>How far a knock has been followed.</summary>
public enum FallStage
{
    /// <summary>It was looked at and held to be none.</summary>
    Dismissed,

    /// <summary>A fall is suspected.</summary>
    Suspected,

    /// <summary>Stillness or silence has confirmed it.</summary>
    Confirmed,

    /// <summary>Whoever wears the sensor has walked on, or has pressed the button.</summary>
    Cancelled,
}
