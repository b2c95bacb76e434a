namespace AgeingMonitor.Analytics.Detection.News2;

/// <summary>The seven parameters of the chart, in its order.</summary>
public enum News2Parameter
{
    /// <summary>Breaths a minute.</summary>
    RespiratoryRate = 0,

    /// <summary>Oxygen saturation in per cent.</summary>
    OxygenSaturation = 1,

    /// <summary>1 when the person breathes supplemental oxygen, 0 on air.</summary>
    SupplementalOxygen = 2,

    /// <summary>Systolic blood pressure in mmHg.</summary>
    SystolicBloodPressure = 3,

    /// <summary>Beats a minute.</summary>
    Pulse = 4,

    /// <summary>0 when alert; 1 for new confusion, or a response to voice or pain alone, or none.</summary>
    Consciousness = 5,

    /// <summary>Degrees Celsius.</summary>
    Temperature = 6,
}
