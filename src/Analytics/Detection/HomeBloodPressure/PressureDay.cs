namespace AgeingMonitor.Analytics.Detection.HomeBloodPressure;

/// <summary>The measurements of one local day that count, as sums in mmHg.</summary>
internal struct PressureDay
{
    /// <summary>Number of the day; 0 where there is none.</summary>
    public int Day { get; set; }

    /// <summary>How many of the morning, at most <see cref="PressureLimits.AtOnce"/>.</summary>
    public int Morning { get; set; }

    public int Evening { get; set; }

    public double Systolic { get; set; }

    public double Diastolic { get; set; }

    public readonly int Measurements => Morning + Evening;
}
