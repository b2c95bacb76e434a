using System.Globalization;
using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Analytics.Detection.Routine;

/// <summary>A reason in words, with what is usual, in both languages.</summary>
internal static class RoutineText
{
    private static readonly CultureInfo French = MakeFrench();

    public static LocalizedText Of(in RoutineReason reason)
    {
        var feature = DayFeature.All[reason.Feature];
        string value = Value(feature, reason.Value, CultureInfo.InvariantCulture), low = Value(feature, reason.Low, CultureInfo.InvariantCulture), high = Value(feature, reason.High, CultureInfo.InvariantCulture);
        string valeur = Value(feature, reason.Value, French), basse = Value(feature, reason.Low, French), haute = Value(feature, reason.High, French);
        var usual = low == high ? low : $"{low} to {high}";
        var habituel = basse == haute ? basse : $"{basse} à {haute}";
        return reason.ChangedSince is { } since
            ? new(
                $"{feature.Title.French} : changement durable depuis le {since.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}, {valeur} ce jour (auparavant {habituel})",
                $"{feature.Title.English}: lasting change since {since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, {value} on this day (before {usual})")
            : new($"{feature.Title.French} : {valeur} (d’habitude {habituel})", $"{feature.Title.English}: {value} (usually {usual})");
    }

    private static string Value(DayFeature feature, double value, CultureInfo culture) => feature.Form switch
    {
        DayFeatureForm.LogCount => Math.Round(Math.Exp(value) - 1).ToString("0", culture),
        DayFeatureForm.Count => value.ToString("0", culture),
        DayFeatureForm.TimeOfDay => string.Create(CultureInfo.InvariantCulture, $"{(int)value / 60}:{(int)value % 60:00}"),
        DayFeatureForm.Minutes => string.Create(CultureInfo.InvariantCulture, $"{(int)value / 60} h {(int)value % 60:00}"),
        _ => value.ToString("0.00", culture),
    };

    /// <summary>As in France, whatever culture data the machine has.</summary>
    private static CultureInfo MakeFrench()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        return culture;
    }
}
