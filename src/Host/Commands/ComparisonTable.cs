using System.Globalization;
using System.Text.Json;
using AgeingMonitor.Analytics.Shadow;

namespace AgeingMonitor.Host.Commands;

/// <summary>How shadows compare with the models in force, in words or one object a line: all homes together, then each, then what only one of the two found.</summary>
internal static class ComparisonTable
{
    public static void Write(IReadOnlyList<(string Home, ShadowComparison Comparison)> comparisons, bool asJson)
    {
        foreach (var model in comparisons.GroupBy(pair => (pair.Comparison.Model, pair.Comparison.Shadow, pair.Comparison.Active)))
        {
            if (asJson)
            {
                WriteJson(model);
            }
            else
            {
                WriteText(model.Key.Model, model.Key.Shadow, model.Key.Active, [.. model]);
            }
        }
    }

    private static void WriteText(string model, string shadow, string active, IReadOnlyList<(string Home, ShadowComparison Comparison)> homes)
    {
        Console.WriteLine($"{model}: shadow {shadow[..12]} beside {active[..12]}");
        Row("all homes", homes.Select(pair => pair.Comparison));
        foreach (var (home, comparison) in homes)
        {
            Row(home, [comparison]);
        }

        foreach (var (home, stopped) in homes.Where(pair => pair.Comparison.StoppedAt is not null))
        {
            Console.WriteLine($"  {home,-16} the shadow threw at {TimeOf(stopped.StoppedAt!.Value)} ({stopped.Fault}) and was stopped: nothing is compared since");
        }

        Console.WriteLine("  found by one alone (time, who, above its limit):");
        foreach (var (home, alone) in homes.SelectMany(pair => pair.Comparison.Disagreements.Select(alone => (pair.Home, Alone: alone))).OrderBy(pair => pair.Alone.At))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {TimeOf(alone.At)}  {(alone.IsShadow ? "shadow" : "active"),-6}  {alone.Score,9:0.###}  {home}{(alone.Sensor is null ? string.Empty : " " + alone.Sensor)}"));
        }

        void Row(string name, IEnumerable<ShadowComparison> of)
        {
            int both = of.Sum(c => c.Both), onlyActive = of.Sum(c => c.OnlyActive), onlyShadow = of.Sum(c => c.OnlyShadow);
            var days = of.Sum(c => c.Length);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-16} both {both,4}  only active {onlyActive,4}  only shadow {onlyShadow,4}  in {days,7:0.0} days: active {Rate(both + onlyActive, days)}, shadow {Rate(both + onlyShadow, days)} a day"));
        }
    }

    private static void WriteJson(IEnumerable<(string Home, ShadowComparison Comparison)> homes)
    {
        foreach (var (home, c) in homes)
        {
            using var stream = new MemoryStream();
            using (var json = new Utf8JsonWriter(stream))
            {
                json.WriteStartObject();
                json.WriteString("model", c.Model);
                json.WriteString("shadow", c.Shadow);
                json.WriteString("active", c.Active);
                json.WriteString("home", home);
                json.WriteNumber("days", Math.Round(c.Length, 3));
                json.WriteNumber("both", c.Both);
                json.WriteNumber("only_active", c.OnlyActive);
                json.WriteNumber("only_shadow", c.OnlyShadow);
                if (c.StoppedAt is { } stopped)
                {
                    json.WriteString("stopped_at", TimeOf(stopped));
                    json.WriteString("fault", c.Fault);
                }

                json.WriteStartArray("disagreements");
                foreach (var alone in c.Disagreements)
                {
                    json.WriteStartObject();
                    json.WriteString("at", TimeOf(alone.At));
                    json.WriteString("found_by", alone.IsShadow ? "shadow" : "active");
                    json.WriteNumber("above_limit", alone.Score);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            Console.WriteLine(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
        }
    }

    private static string Rate(int count, double days) => days > 0 ? (count / days).ToString("0.000", CultureInfo.InvariantCulture) : "-";

    private static string TimeOf(long at) => new Contracts.Time.Instant(at).ToString();
}
