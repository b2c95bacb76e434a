using System.Globalization;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Testing.Laboratory.Report;

/// <summary>Words, numbers and times as the two languages write them, independent of the machine's culture data.</summary>
internal sealed class ReportWords(ReportLanguage language)
{
    private readonly NumberFormatInfo numbers = language == ReportLanguage.French
        ? new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "\u202F" }
        : new() { NumberDecimalSeparator = ".", NumberGroupSeparator = "," };

    public ReportLanguage Language { get; } = language;

    public string Say(string french, string english) => Language == ReportLanguage.French ? french : english;

    /// <summary>At most so many decimals, thousands apart.</summary>
    public string Number(double value, int decimals = 0) => value.ToString(decimals == 0 ? "#,##0" : "#,##0." + new string('#', decimals), numbers);

    /// <summary>Exactly so many decimals, so that a column lines up.</summary>
    public string Fixed(double value, int decimals) => value.ToString("#,##0." + new string('0', decimals), numbers);

    public string Percent(double share) => Number(100 * share, 1) + Say("\u202F%", "%");

    /// <summary>A share with its interval; a dash of nothing.</summary>
    public string Percent(Share share) => share.Value is { } value && share.Wilson() is { } interval
        ? $"{Percent(value)} ({Number(100 * interval.Low, 0)}–{Number(100 * interval.High, 0)})"
        : "–";

    /// <summary>A rate with its interval; a dash in no time.</summary>
    public string PerTime(Rate rate) => rate.Value is { } value && rate.Exact() is { } interval ? $"{Fixed(value, 3)} ({Fixed(interval.Low, 3)}–{Fixed(interval.High, 3)})" : "–";

    /// <summary>Seconds in the unit that suits.</summary>
    public string Duration(double? seconds) => seconds switch
    {
        null => "–",
        < 0.05 => "0\u00A0s",
        < 100 => $"{Number(seconds.Value, 1)}\u00A0s",
        < 100 * 60 => $"{Number(seconds.Value / 60, 1)}\u00A0min",
        < 48 * 3600 => $"{Number(seconds.Value / 3600, 1)}\u00A0h",
        _ => $"{Number(seconds.Value / 86400, 1)}\u00A0{Say("j", "d")}",
    };

    /// <summary>Marks of an axis of delays.</summary>
    public string Mark(double seconds) => seconds switch
    {
        0 => "0",
        < 60 => $"{Number(seconds)} s",
        < 3600 => $"{Number(seconds / 60)} min",
        < 86400 => $"{Number(seconds / 3600)} h",
        _ => $"{Number(seconds / 86400)} {Say("j", "d")}",
    };

    /// <summary>Date and time of day in the home's zone.</summary>
    public static string Time(Instant at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at.ToDateTimeOffset(), zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public string Text(LocalizedText text) => Say(text.French, text.English);

    public string Priority(AlertPriority priority) => priority switch
    {
        AlertPriority.High => Say("haute", "high"),
        AlertPriority.Medium => Say("moyenne", "medium"),
        AlertPriority.Low => Say("basse", "low"),
        _ => Say("technique", "technical"),
    };

    /// <summary>A rule that this page does not know yet is called by its name.</summary>
    public string Rule(string rule) => rule switch
    {
        AlertRules.HelpCall => Say("Appel à l’aide", "Help call"),
        AlertRules.Fall => Say("Chute", "Fall"),
        AlertRules.VitalSign => Say("Signe vital", "Vital sign"),
        AlertRules.News2 => Say("Score NEWS2", "NEWS2 score"),
        AlertRules.BloodPressure => Say("Tension à revoir", "Blood pressure"),
        AlertRules.Pulse => Say("Pouls à revoir", "Pulse"),
        AlertRules.Weight => Say("Poids", "Weight"),
        AlertRules.Stillness => Say("Immobilité", "Stillness"),
        AlertRules.NightOut => Say("Sortie dans la nuit", "Out at night"),
        AlertRules.BedNotReturned => Say("Pas de retour au lit", "Not back in bed"),
        AlertRules.NightWandering => Say("Déambulation nocturne", "Night wandering"),
        AlertRules.RoomHeat => Say("Logement trop chaud", "Home too hot"),
        AlertRules.RoomCold => Say("Logement trop froid", "Home too cold"),
        AlertRules.KitSilent => Say("Boîtier muet", "Silent kit"),
        AlertRules.SensorSilent => Say("Capteur muet", "Silent sensor"),
        AlertRules.BatteryLow => Say("Pile faible", "Low battery"),
        _ => rule,
    };
}
