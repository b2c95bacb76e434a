namespace AgeingMonitor.Testing.Simulations.Rates;

/// <summary>To which of a home's sensors something can happen.</summary>
public enum SensorChoice
{
    /// <summary>It is not about a sensor.</summary>
    None = 0,

    /// <summary>To any.</summary>
    Any,

    /// <summary>To those that run on a battery.</summary>
    OnBattery,

    /// <summary>To those that see motion.</summary>
    Motion,

    /// <summary>To those with a value that can stick.</summary>
    Sticking,

    /// <summary>To those that are worn.</summary>
    Worn,
}
