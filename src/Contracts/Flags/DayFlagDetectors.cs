namespace AgeingMonitor.Contracts.Flags;

/// <summary>The detectors that write the daily list: the names used in entries, scenarios, measurements and docs. A name never changes its meaning.</summary>
public static class DayFlagDetectors
{
    /// <summary>A day unlike the person's own.</summary>
    public const string Routine = "routine";

    /// <summary>Six hours in which agitation is likely.</summary>
    public const string Agitation = "agitation";

    /// <summary>A weight that drifts, or is somebody else's.</summary>
    public const string Weight = "weight";

    /// <summary>Vital signs unlike the person's own.</summary>
    public const string VitalSigns = "vital-signs";

    /// <summary>The blood pressure at home, by the scheme of the European Society of Hypertension.</summary>
    public const string BloodPressure = "blood-pressure";

    /// <summary>A restless night, or how a way out at night ended.</summary>
    public const string Night = "night";

    /// <summary>Technical remarks: a home's inputs lie outside what a model was learned from.</summary>
    public const string Inputs = "inputs";

    /// <summary>All of them, in the order of the documents.</summary>
    public static IReadOnlyList<string> All { get; } = [Routine, Agitation, Weight, VitalSigns, BloodPressure, Night, Inputs];
}
