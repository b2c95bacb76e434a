using System.Globalization;
using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Analytics.Detection.HomeBloodPressure;

/// <summary>A blood pressure at home in words, with the limit and what the mean rests on, in both languages.</summary>
internal static class PressureText
{
    /// <summary>The reasons of an entry, the strongest first.</summary>
    public static IReadOnlyList<LocalizedText> Of(in PressureFinding finding) =>
        finding.Standing == PressureStanding.NotEnough ? [TooLittle(finding.Mean)] : [Verdict(finding), Ground(finding.Mean)];

    private static LocalizedText Verdict(in PressureFinding finding)
    {
        var mean = Value(finding.Mean);
        return finding.Standing == PressureStanding.High
            ? new($"Tension à domicile élevée : {mean} mmHg en moyenne sur sept jours (limite {Limits(PressureLimits.HighSystolic, PressureLimits.HighDiastolic)}, ESH 2021)", $"Blood pressure at home high: {mean} mmHg on average over seven days (limit {Limits(PressureLimits.HighSystolic, PressureLimits.HighDiastolic)}, ESH 2021)")
            : new($"Tension à domicile basse : {mean} mmHg en moyenne sur sept jours (limite {Limits(PressureLimits.LowSystolic, PressureLimits.LowDiastolic)})", $"Blood pressure at home low: {mean} mmHg on average over seven days (limit {Limits(PressureLimits.LowSystolic, PressureLimits.LowDiastolic)})");
    }

    private static LocalizedText Ground(in PressureMean mean) => new(
        $"{mean.Measurements} mesures sur {mean.Days} jours ({mean.Mornings} matins, {mean.Evenings} soirs), premier jour écarté",
        $"{mean.Measurements} measurements on {mean.Days} days ({mean.Mornings} mornings, {mean.Evenings} evenings), first day left out");

    private static LocalizedText TooLittle(in PressureMean mean) => new(
        $"Tension à domicile : pas encore assez de mesures pour une moyenne, {mean.Measurements} sur {PressureLimits.LeastMeasurements} ({mean.Mornings} matins, {mean.Evenings} soirs ; il en faut {PressureLimits.LeastDays} de chaque, deux mesures à la fois, ESH 2021)",
        $"Blood pressure at home: not enough measurements for a mean yet, {mean.Measurements} of {PressureLimits.LeastMeasurements} ({mean.Mornings} mornings, {mean.Evenings} evenings; {PressureLimits.LeastDays} of each are needed, two measurements at a time, ESH 2021)");

    private static string Value(in PressureMean mean) => Limits(Math.Round(mean.Systolic), Math.Round(mean.Diastolic));

    private static string Limits(double systolic, double diastolic) => string.Create(CultureInfo.InvariantCulture, $"{systolic}/{diastolic}");
}
