namespace AgeingMonitor.Analytics.Detection.Stillness;

/// <summary>The part of the local day in which a stillness begins: what is long in the afternoon is a night's sleep at eleven.</summary>
internal enum DayPart
{
    /// <summary>0 to 4 h.</summary>
    Night,

    /// <summary>4 to 8 h.</summary>
    Early,

    /// <summary>8 to 20 h.</summary>
    Day,

    /// <summary>20 to 24 h.</summary>
    Evening,
}
