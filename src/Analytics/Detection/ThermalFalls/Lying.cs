namespace AgeingMonitor.Analytics.Detection.ThermalFalls;

/// <summary>What a thermal array has come to say.</summary>
internal enum Lying
{
    /// <summary>Somebody has fallen and lies there.</summary>
    Begun,

    /// <summary>Nobody lies there any more.</summary>
    Ended,

    /// <summary>The array has fallen silent: nobody knows.</summary>
    Lost,
}
