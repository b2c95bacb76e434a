namespace AgeingMonitor.Analytics.Detection.HomeBloodPressure;

/// <summary>
/// The scheme of the European Society of Hypertension for the blood pressure at home: Parati et al., "Home blood pressure monitoring: methodology, clinical relevance and practical application", J Hypertens 39:1742 (2021),
/// doi:10.1097/HJH.0000000000002922; the same limit in Mancia et al., "2023 ESH Guidelines for the management of arterial hypertension", J Hypertens 41:1874. mmHg, local days and hours.
/// </summary>
internal static class PressureLimits
{
    /// <summary>Mean from which a blood pressure at home is high.</summary>
    public const double HighSystolic = 135;

    /// <inheritdoc cref="HighSystolic"/>
    public const double HighDiastolic = 85;

    /// <summary>Below both a high mean is over: 5 mmHg of hysteresis, ours.</summary>
    public const double HighOverSystolic = 130;

    /// <inheritdoc cref="HighOverSystolic"/>
    public const double HighOverDiastolic = 80;

    /// <summary>Mean below which a blood pressure is low: the usual definition of hypotension; ESH gives no low limit for the home.</summary>
    public const double LowSystolic = 90;

    /// <inheritdoc cref="LowSystolic"/>
    public const double LowDiastolic = 60;

    /// <summary>From both a low mean is over: 5 mmHg of hysteresis, ours.</summary>
    public const double LowOverSystolic = 95;

    /// <inheritdoc cref="LowOverSystolic"/>
    public const double LowOverDiastolic = 65;

    /// <summary>Days of the mean.</summary>
    public const int Days = 7;

    /// <summary>Fewest days of a mean, and fewest mornings and evenings in it.</summary>
    public const int LeastDays = 3;

    /// <summary>Fewest measurements of a mean: three days of two in the morning and two in the evening.</summary>
    public const int LeastMeasurements = 12;

    /// <summary>Measurements of one morning or evening that count.</summary>
    public const int AtOnce = 2;

    /// <summary>Hours of a morning. Ours: the scheme says before breakfast and medicines.</summary>
    public const int MorningFrom = 4;

    /// <inheritdoc cref="MorningFrom"/>
    public const int MorningTo = 12;

    /// <summary>First hour of an evening, until midnight. Ours: the scheme says before dinner or bed.</summary>
    public const int EveningFrom = 16;

    /// <summary>Mornings and evenings from which somebody is held to follow the scheme, so that too few measurements are told. Ours.</summary>
    public const int Begun = 2;

    /// <summary>Systolic and diastolic of one measurement are no further apart. Ours.</summary>
    public static readonly TimeSpan Together = TimeSpan.FromMinutes(1);

    /// <summary>A measurement so soon after another one is the same, sent twice: a cuff needs longer. Ours.</summary>
    public static readonly TimeSpan Repeat = TimeSpan.FromSeconds(20);
}
