using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AgeingMonitor.Testing.Laboratory.Figures;
using AgeingMonitor.Testing.Laboratory.Matching;
using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Testing.Laboratory.Report;

/// <summary>The same figures for machines: numbers unrounded, every missed need and every false alert. Members are named in docs/laboratory.md. Safe to share.</summary>
public static class LaboratoryJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The figures as indented JSON with LF line ends, one object.</summary>
    public static string Write(LaboratoryResult result, ReportAbout about)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(about);
        var figures = FiguresOf.Homes(result.Homes);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            About(json, result, about, figures);
            List(json, "rules", figures.Rules, rule => Rule(json, rule));
            List(json, "causes", figures.Causes, cause =>
            {
                json.WriteString("cause", cause.Cause);
                Met(json, cause.Met, cause.DelaySeconds);
                json.WriteNumber("repeats", cause.Repeats);
                json.WriteNumber("understandable", cause.Understandable);
            });
            List(json, "scenarios", figures.Scenarios, scenario =>
            {
                json.WriteString("scenario", scenario.Scenario);
                json.WriteNumber("homes", scenario.Homes);
                json.WriteNumber("residentDays", scenario.ResidentDays);
                Met(json, scenario.Met, scenario.DelaySeconds);
                json.WriteNumber("alerts", scenario.AlertsPerDay.Count);
                json.WriteNumber("understandable", scenario.Understandable);
                json.WriteNumber("false", scenario.FalsePerWeek.Count);
                PerTime(json, "falsePerPersonWeek", scenario.FalsePerWeek);
                PerTime(json, "alertsPerResidentDay", scenario.AlertsPerDay);
            });
            List(json, "priorities", figures.Priorities, priority =>
            {
                json.WriteString("priority", priority.Priority.ToString());
                PerTime(json, "perResidentDay", priority.PerDay);
            });
            List(json, "missed", figures.Missed, pair => Missed(json, pair.Home, pair.Need));
            List(json, "falseAlerts", figures.FalseAlerts, pair => False(json, pair.Home, pair.Alert));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void About(Utf8JsonWriter json, LaboratoryResult result, ReportAbout about, LaboratoryFigures figures)
    {
        json.WriteString("format", "ageing-laboratory");
        json.WriteNumber("version", 1);
        json.WriteString("name", about.Name);
        json.WriteString("command", about.CommandLine);
        json.WriteNumber("seed", about.Seed);
        json.WriteString("program", about.Version);
        json.WriteNumber("homes", figures.Homes);
        json.WriteNumber("residentDays", figures.ResidentDays);
        json.WriteNumber("observations", result.Homes.Sum(home => home.Observations));
        json.WriteNumber("packs", result.Homes.Sum(home => home.Packs));
        json.WriteNumber("packsWaiting", result.Homes.Sum(home => home.Waiting));
        json.WriteNumber("stateBytes", result.Homes.Sum(home => (long)home.StateBytes));
        if (about.WithCost)
        {
            json.WriteNumber("seconds", result.Elapsed.TotalSeconds);
            json.WriteNumber("cores", result.Cores);
        }

        Share(json, "met", figures.Met);
        json.WriteNumber("alerts", figures.Alerts);
        json.WriteNumber("repeats", figures.Repeats);
        json.WriteNumber("understandable", figures.Understandable);
        PerTime(json, "falsePerPersonWeek", figures.FalsePerWeek);
    }

    private static void Rule(Utf8JsonWriter json, RuleFigures rule)
    {
        json.WriteString("rule", rule.Rule);
        json.WriteNumber("alerts", rule.Alerts);
        json.WriteNumber("found", rule.Found);
        json.WriteNumber("repeats", rule.Repeats);
        json.WriteNumber("understandable", rule.Understandable);
        json.WriteNumber("false", rule.False);
        Met(json, rule.Met, rule.DelaySeconds);
        PerTime(json, "falsePerPersonWeek", rule.FalsePerWeek);
        PerTime(json, "alertsPerResidentDay", rule.AlertsPerDay);
        json.WriteStartArray("alertsByDay");
        foreach (var count in rule.AlertsByDay)
        {
            json.WriteNumberValue(count);
        }

        json.WriteEndArray();
    }

    private static void Met(Utf8JsonWriter json, Share met, IReadOnlyList<double> delays)
    {
        Share(json, "met", met);
        json.WriteStartObject("delaySeconds");
        Optional(json, "median", Quantile.Of(delays, 0.5));
        Optional(json, "p95", Quantile.Of(delays, 0.95));
        Optional(json, "longest", Quantile.Of(delays, 1));
        json.WriteEndObject();
    }

    private static void Share(Utf8JsonWriter json, string name, Share share)
    {
        json.WriteStartObject(name);
        json.WriteNumber("count", share.Count);
        json.WriteNumber("of", share.Of);
        Optional(json, "share", share.Value);
        Optional(json, "low95", share.Wilson()?.Low);
        Optional(json, "high95", share.Wilson()?.High);
        json.WriteEndObject();
    }

    private static void PerTime(Utf8JsonWriter json, string name, Rate rate)
    {
        json.WriteStartObject(name);
        json.WriteNumber("count", rate.Count);
        json.WriteNumber("time", rate.Time);
        Optional(json, "rate", rate.Value);
        Optional(json, "low95", rate.Exact()?.Low);
        Optional(json, "high95", rate.Exact()?.High);
        json.WriteEndObject();
    }

    private static void Missed(Utf8JsonWriter json, HomeResult home, JudgedNeed need)
    {
        Home(json, home);
        json.WriteString("cause", need.Need.Cause);
        json.WriteString("rules", string.Join(' ', need.Need.Rules));
        json.WriteString("from", need.Need.During.From.ToString());
        json.WriteString("to", need.Need.During.To.ToString());
    }

    private static void False(Utf8JsonWriter json, HomeResult home, JudgedAlert alert)
    {
        Home(json, home);
        json.WriteString("rule", alert.Raised.Alert.Rule);
        json.WriteString("id", alert.Raised.Alert.Id.ToString());
        json.WriteString("start", alert.Raised.Alert.EpisodeStart.ToString());
        json.WriteString("knownAt", alert.Raised.KnownAt.ToString());
        json.WriteString("summary", alert.Raised.Alert.Summary.English);
    }

    private static void Home(Utf8JsonWriter json, HomeResult home)
    {
        json.WriteString("home", home.Home.Name);
        if (home.Home.Scenario is { } scenario)
        {
            json.WriteString("scenario", scenario);
        }
    }

    private static void Optional(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
