namespace AgeingMonitor.Testing.People;

/// <summary>What an illness does at a moment; all zero in health.</summary>
/// <param name="Severity">0 to 1: less activity, less appetite, more rest.</param>
/// <param name="Fever">°C above the usual temperature, before the rhythm of the day.</param>
/// <param name="HeartRate">Beats a minute more.</param>
/// <param name="Breaths">Breaths a minute more.</param>
/// <param name="Oxygen">Percent less.</param>
/// <param name="Weight">Kilograms more.</param>
/// <param name="NightVisits">Toilet visits an hour of night more.</param>
internal readonly record struct IllnessState(double Severity, double Fever, double HeartRate, double Breaths, double Oxygen, double Weight, double NightVisits)
{
    public static IllnessState operator +(IllnessState a, IllnessState b) => new(
        Math.Max(a.Severity, b.Severity),
        Math.Max(a.Fever, b.Fever),
        a.HeartRate + b.HeartRate,
        a.Breaths + b.Breaths,
        a.Oxygen + b.Oxygen,
        a.Weight + b.Weight,
        a.NightVisits + b.NightVisits);

    public static IllnessState Add(IllnessState left, IllnessState right) => left + right;
}
