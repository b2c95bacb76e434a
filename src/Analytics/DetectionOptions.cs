using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Detection.Agitation;
using AgeingMonitor.Analytics.Detection.Battery;
using AgeingMonitor.Analytics.Detection.Climate;
using AgeingMonitor.Analytics.Detection.Falls;
using AgeingMonitor.Analytics.Detection.KitSilence;
using AgeingMonitor.Analytics.Detection.News2;
using AgeingMonitor.Analytics.Detection.Nights;
using AgeingMonitor.Analytics.Detection.Routine;
using AgeingMonitor.Analytics.Detection.SensorSilence;
using AgeingMonitor.Analytics.Detection.Stillness;
using AgeingMonitor.Analytics.Detection.VitalBaseline;
using AgeingMonitor.Analytics.Detection.VitalSigns;
using AgeingMonitor.Analytics.Shadow;

namespace AgeingMonitor.Analytics;

/// <summary>The options of every detector, together.</summary>
public sealed record DetectionOptions
{
    /// <summary>Vital signs outside fixed limits.</summary>
    public VitalSignsOptions VitalSigns { get; init; } = new();

    /// <summary>Vital signs unlike one's own.</summary>
    public VitalBaselineOptions VitalBaseline { get; init; } = new();

    /// <summary>Unusual stillness.</summary>
    public StillnessOptions Stillness { get; init; } = new();

    /// <summary>Nights.</summary>
    public NightOptions Nights { get; init; } = new();

    /// <summary>Early warning score.</summary>
    public News2Options News2 { get; init; } = new();

    /// <summary>Days unlike one's own.</summary>
    public RoutineOptions Routine { get; init; } = new();

    /// <summary>Agitation.</summary>
    public AgitationOptions Agitation { get; init; } = new();

    /// <summary>Heat and cold in the home.</summary>
    public ClimateOptions Climate { get; init; } = new();

    /// <summary>Falls that sensors of rooms tell of.</summary>
    public FallOptions Falls { get; init; } = new();

    /// <summary>What scores the knocks of worn sensors; null when this build has none, and then none is looked at.</summary>
    internal FallTrees? WornFalls { get; init; } = FallTrees.OfWorn;

    /// <summary>What scores the pictures of thermal arrays; null when this build has none, and then none is looked at.</summary>
    internal FallTrees? ThermalFalls { get; init; } = FallTrees.OfThermal;

    /// <summary>Silent kits.</summary>
    public KitSilenceOptions KitSilence { get; init; } = new();

    /// <summary>Silent sensors.</summary>
    public SensorSilenceOptions SensorSilence { get; init; } = new();

    /// <summary>Low batteries.</summary>
    public BatteryOptions Battery { get; init; } = new();

    /// <summary>What each rule may tell a resident and day; the thresholds that can be derived from it are.</summary>
    public AlarmBudget Budget { get; init; } = AlarmBudget.Default;

    /// <summary>Models that run beside those in force and raise nothing; null for none.</summary>
    public ShadowModels? Shadow { get; init; }

    /// <summary>
    /// An observation older than the home's time by more than this, at its place in the order, is late: stored, and passed by. 2 minutes, the bound that holds for publishers
    /// without numbers too: what a device hands to its kit after the kit has sealed the minute still counts.
    /// </summary>
    public TimeSpan Lateness { get; init; } = TimeSpan.FromMinutes(2);
}
