using System.Globalization;

namespace AgeingMonitor.Analytics.Budget;

/// <summary>The alarm budget in force: what each line permits a resident and day. Always whole and within range; immutable, safe to share.</summary>
public sealed class AlarmBudget
{
    private readonly Dictionary<string, double> perDay;

    private AlarmBudget(Dictionary<string, double> perDay) => this.perDay = perDay;

    /// <summary>Every line at its default.</summary>
    public static AlarmBudget Default { get; } = From(new());

    /// <summary>All clinical alerts together, a resident and day: technical lines and the daily list left out.</summary>
    public double Clinical => BudgetLines.All.Where(line => !line.IsListed && !IsTechnical(line.Name)).Sum(line => perDay[line.Key]);

    /// <summary>Puts what was chosen over the defaults.</summary>
    /// <exception cref="ArgumentException">Something cannot be; the message names everything that is wrong.</exception>
    public static AlarmBudget From(BudgetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = FaultsOf(options).ToList();
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", faults), nameof(options));
        }

        var perDay = BudgetLines.All.ToDictionary(line => line.Key, line => line.PerDay, StringComparer.Ordinal);
        foreach (var (key, value) in Chosen(options).Select(chosen => (BudgetLine.KeyOf(chosen.IsListed, chosen.Name), chosen.Value)))
        {
            perDay[key] = value;
        }

        return new(perDay);
    }

    /// <summary>What is wrong with a choice, a sentence each; none when it can be used.</summary>
    public static IEnumerable<string> FaultsOf(BudgetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (var (isListed, name, value) in Chosen(options))
        {
            var setting = $"{BudgetOptions.Section}:{(isListed ? "List" : "Alerts")}:{name}";
            if (BudgetLines.Find(isListed, name) is not { } line)
            {
                yield return $"{setting}: there is no such line. There are: {string.Join(", ", BudgetLines.All.Where(known => known.IsListed == isListed).Select(known => known.Name))}.";
            }
            else if (!(value >= line.Low && value <= line.High))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{setting}: {value} a resident and day is not from {line.Low} to {line.High}.");
            }
        }
    }

    /// <summary>What an alert rule may raise a resident and day.</summary>
    /// <exception cref="ArgumentException">There is no such rule.</exception>
    public double OfAlerts(string rule) => Of(BudgetLine.KeyOf(false, rule));

    /// <summary>What a detector may list a resident and day.</summary>
    /// <exception cref="ArgumentException">There is no such detector.</exception>
    public double OfList(string detector) => Of(BudgetLine.KeyOf(true, detector));

    internal double Of(string key) => perDay.TryGetValue(key, out var value) ? value : throw new ArgumentException($"The budget has no line '{key}'.", nameof(key));

    private static bool IsTechnical(string rule) => rule is Contracts.Alerts.AlertRules.KitSilent or Contracts.Alerts.AlertRules.SensorSilent or Contracts.Alerts.AlertRules.BatteryLow;

    private static IEnumerable<(bool IsListed, string Name, double Value)> Chosen(BudgetOptions options) =>
        options.Alerts.Select(pair => (false, pair.Key, pair.Value)).Concat(options.List.Select(pair => (true, pair.Key, pair.Value)));
}
