using AgeingMonitor.Analytics.Detection.Measurements;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Detection.Artefacts;

/// <summary>The numbers of the gates, each with its source. Which gate holds for which quantity, and where none may, is in this folder's README.</summary>
internal static class ArtefactLimits
{
    /// <summary>So long a device's own word that it is off or faulty is believed: a word that is never taken back must not silence a device for ever. Ours.</summary>
    public static readonly TimeSpan WordHolds = TimeSpan.FromHours(12);

    /// <summary>Values of one measurement lie no further apart: a cuff gives its numbers at once, some kits a second apart. Ours.</summary>
    public static readonly TimeSpan Together = TimeSpan.FromMinutes(1);

    /// <summary>Core temperature moves by tenths of a degree in this time; a whole degree is a thermometer that was held badly. Ours.</summary>
    public static readonly TimeSpan JumpWithin = TimeSpan.FromMinutes(10);

    /// <summary>°C.</summary>
    public const double Jump = 1;

    /// <summary>Perfusion index, %, below which a saturation must hold: makers of oximeters flag a low perfusion from 0.3 to 0.4 % (from memory; no data here has one).</summary>
    public const double WeakPerfusion = 0.3;

    /// <summary>So long it must hold: as long as a value of a continuous series (<c>Detection/VitalSigns</c>).</summary>
    public static readonly TimeSpan WeakHolds = TimeSpan.FromMinutes(1);

    /// <summary>Values on a weak pulse further apart than this confirm nothing: a watch that measures once an hour confirms itself with the next.</summary>
    public static readonly TimeSpan WeakGap = SeriesPace.Close;

    /// <summary>
    /// Values in a row that are the same, and how long they last, from which a device counts as stuck; null where a healthy series does so: a saturation of 97 % all day, a thermometer of tenths (11 in a row in TIHM).
    /// Blood pressures: never more than three systolic and four diastolic ones in a row in 927 measurements of TIHM. Rates: a pacemaker keeps the very number, so two hours, and they are only not learned.
    /// </summary>
    public static (int Values, TimeSpan Lasting)? Stuck(QuantityDefinition quantity) =>
        ReferenceEquals(quantity, Quantities.SystolicBloodPressure) || ReferenceEquals(quantity, Quantities.DiastolicBloodPressure) ? (6, TimeSpan.FromHours(1))
        : ReferenceEquals(quantity, Quantities.HeartRate) || ReferenceEquals(quantity, Quantities.PulseRate) || ReferenceEquals(quantity, Quantities.RespiratoryRate) ? (24, TimeSpan.FromHours(2))
        : null;
}
