using AgeingMonitor.Analytics.Evaluation.Adl;
using AgeingMonitor.Analytics.Evaluation.Agitation;
using AgeingMonitor.Analytics.Evaluation.Burden;
using AgeingMonitor.Analytics.Evaluation.Capacity;
using AgeingMonitor.Analytics.Evaluation.Exits;
using AgeingMonitor.Analytics.Evaluation.Falls;
using AgeingMonitor.Analytics.Evaluation.Nab;
using AgeingMonitor.Analytics.Evaluation.News2;
using AgeingMonitor.Analytics.Evaluation.Nights;
using AgeingMonitor.Analytics.Evaluation.Pulse;
using AgeingMonitor.Analytics.Evaluation.SensorSilence;
using AgeingMonitor.Analytics.Evaluation.Stillness;
using AgeingMonitor.Analytics.Evaluation.ThermalFalls;
using AgeingMonitor.Analytics.Evaluation.VitalBaseline;
using AgeingMonitor.Analytics.Evaluation.VitalsAlerts;
using AgeingMonitor.Analytics.Evaluation.Weight;

namespace AgeingMonitor.Analytics.Evaluation;

/// <summary>The suites, in the order of the help.</summary>
public static class EvaluationSuites
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<IEvaluationSuite> All { get; } =
        [new FallsSuite(), new EldersFalseAlarmsSuite(), new ThermalSuite(), new StillnessSuite(), new SilenceSuite(), new NightsSuite(), new VitalsAlertsSuite(), new VitalBaselineSuite(), new WeightSuite(), new News2Suite(), new PulseSuite(), new AgitationSuite(), new AdlSuite(), new ExitsSuite(), new NabSuite(), new CapacitySuite(), new BurdenSuite()];
}
