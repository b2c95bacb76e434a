using System.Globalization;
using AgeingMonitor.Analytics.Detection.Climate;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Alerts.Climate;

/// <summary>Each level of an episode of heat or cold is one alert about the household: low to be seen to today, medium within the hour.</summary>
internal static class ClimateRule
{
    private const string HeatPlan = "plan national canicule, 3-day means";
    private const string Europe = "WHO Europe 2011";
    private const string Housing = "WHO Housing and health guidelines 2018";
    private const string Collins = "Collins 1986";

    public static AlertDraft Raise(PlanView plan, in ClimateFinding finding, ClimateState state, ClimateOptions options, Instant raisedAt)
    {
        var rule = finding.IsHeat ? AlertRules.RoomHeat : AlertRules.RoomCold;
        var level = finding.Level == ClimateLevel.Medium ? "medium" : "low";
        return new()
        {
            Id = AlertId.Derive(plan.Home, rule, AlertSubject.Household.Value, string.Create(CultureInfo.InvariantCulture, $"{finding.Start.Microseconds}/{level}")),
            Home = plan.Home,
            Rule = rule,
            Subject = AlertSubject.Household,
            Priority = finding.Level == ClimateLevel.Medium ? AlertPriority.Medium : AlertPriority.Low,
            EpisodeStart = finding.Start,
            RaisedAt = raisedAt,
            Summary = Summary(plan, finding, options),
            Evidence = [.. Evidence(finding, state, options)],
        };
    }

    private static LocalizedText Summary(PlanView plan, ClimateFinding finding, ClimateOptions options)
    {
        var since = plan.LocalTime(finding.Start);
        var (french, english) = (since.ToString("dd/MM 'à' HH:mm", CultureInfo.InvariantCulture), since.ToString("d MMM HH:mm", CultureInfo.InvariantCulture));
        var hours = finding.Hours;
        return finding.Reason switch
        {
            ClimateReason.Cold => Of($"Pièces de vie froides depuis le {french} : {Fr(finding.Value)} en moyenne, {hours} h sous {Fr(options.Cold)}", $"Lived-in rooms cold since {english}: {En(finding.Value)} on average, {hours} h below {En(options.Cold)}"),
            ClimateReason.VeryCold => Of($"Pièces de vie très froides (froid depuis le {french}) : {Fr(finding.Value)} en moyenne, {hours} h sous {Fr(options.VeryCold)}", $"Lived-in rooms very cold (cold since {english}): {En(finding.Value)} on average, {hours} h below {En(options.VeryCold)}"),
            ClimateReason.VeryHot => Of($"Pièces de vie très chaudes (chaleur depuis le {french}) : {Fr(finding.Value)} en moyenne, {hours} h à {Fr(options.VeryHot)} ou plus", $"Lived-in rooms very hot (hot since {english}): {En(finding.Value)} on average, {hours} h at {En(options.VeryHot)} or more"),
            _ => Days(finding, options, french, english),
        };
    }

    private static LocalizedText Days(ClimateFinding finding, ClimateOptions options, string french, string english)
    {
        var outside = finding.Outside.GetValueOrDefault();
        var (more, moreEnglish) = finding.Reason switch
        {
            ClimateReason.WarmNights => ($" ; les nuits ne rafraîchissent pas (limite {Fr(options.WarmNights)})", $"; the nights do not cool (limit {En(options.WarmNights)})"),
            ClimateReason.HeatWave => ($" ; canicule dehors, {Fr(outside.Maximum)} et {Fr(outside.Minimum)} (seuils {Fr(options.OutdoorMaximum)} et {Fr(options.OutdoorMinimum)})", $"; heat wave outside, {En(outside.Maximum)} and {En(outside.Minimum)} (thresholds {En(options.OutdoorMaximum)} and {En(options.OutdoorMinimum)})"),
            _ => (string.Empty, string.Empty),
        };
        return Of(
            $"Logement chaud depuis le {french} : en moyenne sur 3 jours {Fr(finding.Value)} au plus chaud et {Fr(finding.Minimum)} au plus frais (limites {Fr(options.HeatMaximum)} et {Fr(options.HeatMinimum)}){more}",
            $"Home hot since {english}: 3-day means {En(finding.Value)} at the hottest and {En(finding.Minimum)} at the coolest (limits {En(options.HeatMaximum)} and {En(options.HeatMinimum)}){moreEnglish}");
    }

    /// <summary>What was judged, with how many hours of it were known, and then the last word of each lived-in room.</summary>
    private static IEnumerable<Evidence> Evidence(ClimateFinding finding, ClimateState state, ClimateOptions options)
    {
        (double? low, double? high, string source) = finding.Reason switch
        {
            ClimateReason.Cold => ((double?)options.Cold, (double?)null, Housing),
            ClimateReason.VeryCold => (options.VeryCold, null, Collins),
            ClimateReason.VeryHot => (null, options.VeryHot, Europe),
            _ => (null, options.HeatMaximum, HeatPlan),
        };
        var known = string.Create(CultureInfo.InvariantCulture, $"{source}; {finding.Hours} h known");
        yield return new(Quantities.RoomTemperature.Code, null, finding.At, Rounded(finding.Value), low, high, known);
        if (finding.Reason is ClimateReason.ThreeDays or ClimateReason.WarmNights or ClimateReason.HeatWave)
        {
            yield return new(Quantities.RoomTemperature.Code, null, finding.At, Rounded(finding.Minimum), null, options.HeatMinimum, Europe);
        }

        if (finding is { Reason: ClimateReason.HeatWave, Outside: { } outside })
        {
            yield return new(Quantities.OutdoorTemperature.Code, null, finding.At, Rounded(outside.Maximum), null, options.OutdoorMaximum, HeatPlan);
            yield return new(Quantities.OutdoorTemperature.Code, null, finding.At, Rounded(outside.Minimum), null, options.OutdoorMinimum, HeatPlan);
        }

        foreach (var sensor in state.Sensors)
        {
            if (sensor.IsLivedIn && sensor.Last is { } last)
            {
                yield return new(Quantities.RoomTemperature.Code, SensorId.Parse(sensor.Sensor), new(sensor.LastAt), last, low, high, source);
            }
        }
    }

    private static LocalizedText Of(string french, string english) => new(french, english);

    private static double Rounded(double value) => Math.Round(value, 1);

    private static string Fr(double value) => $"{AlertText.FrenchNumber(Rounded(value))} °C";

    private static string En(double value) => $"{AlertText.EnglishNumber(Rounded(value))} °C";
}
