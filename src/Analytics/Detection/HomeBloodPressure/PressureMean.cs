namespace AgeingMonitor.Analytics.Detection.HomeBloodPressure;

/// <summary>The mean of up to seven days, and what it rests on.</summary>
/// <param name="Day">The last of the days.</param>
/// <param name="Systolic">mmHg; 0 without measurements.</param>
/// <param name="Diastolic">mmHg; 0 without measurements.</param>
/// <param name="Measurements">How many count.</param>
/// <param name="Days">On how many days.</param>
/// <param name="Mornings">On how many mornings.</param>
/// <param name="Evenings">On how many evenings.</param>
internal readonly record struct PressureMean(DateOnly Day, double Systolic, double Diastolic, int Measurements, int Days, int Mornings, int Evenings)
{
    /// <summary>Whether the scheme allows a verdict.</summary>
    public bool IsEnough => Measurements >= PressureLimits.LeastMeasurements && Days >= PressureLimits.LeastDays && Mornings >= PressureLimits.LeastDays && Evenings >= PressureLimits.LeastDays;

    public bool IsHigh => Systolic >= PressureLimits.HighSystolic || Diastolic >= PressureLimits.HighDiastolic;

    public bool IsLow => Systolic < PressureLimits.LowSystolic || Diastolic < PressureLimits.LowDiastolic;
}
