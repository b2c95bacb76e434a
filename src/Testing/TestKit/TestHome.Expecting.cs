using System.Globalization;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.TestKit;

/// <summary>What a test expects of a home. Each gives the home back, or throws <see cref="ExpectationFailedException"/> and says what was there instead; any test framework shows it.</summary>
public sealed partial class TestHome
{
    /// <summary>A value of a series is in the store.</summary>
    /// <exception cref="ExpectationFailedException">It is not.</exception>
    public TestHome ExpectStored(string sensor, QuantityDefinition quantity, double value) => ExpectStored(sensor, quantity, ObservedValue.Of(value));

    /// <summary>A text of a series is in the store.</summary>
    /// <exception cref="ExpectationFailedException">It is not.</exception>
    public TestHome ExpectStored(string sensor, QuantityDefinition quantity, string text) => ExpectStored(sensor, quantity, ObservedValue.Of(text));

    /// <summary>So many values of a series are in the store.</summary>
    /// <exception cref="ExpectationFailedException">There are more or fewer.</exception>
    public TestHome ExpectStoredCount(string sensor, QuantityDefinition quantity, int count)
    {
        var found = SeriesOf(sensor, quantity);
        return found.Count == count ? this : throw Failed($"{count} values of {sensor}/{quantity} in the store", found.Select(Told));
    }

    /// <summary>A record was not taken, for one of <see cref="Contracts.Mqtt.WireReasons"/>.</summary>
    /// <exception cref="ExpectationFailedException">None was, for that reason.</exception>
    public TestHome ExpectRejected(string reason) =>
        rejected.Exists(record => record.Reason == reason) ? this : throw Failed($"a record rejected as {reason}", rejected.Select(record => $"{record.Reason}: {record.Detail}"));

    /// <summary>Everything that came was taken.</summary>
    /// <exception cref="ExpectationFailedException">Something was not.</exception>
    public TestHome ExpectNothingRejected() => rejected.Count == 0 ? this : throw Failed("nothing rejected", rejected.Select(record => $"{record.Reason}: {record.Detail}"));

    /// <summary>A rule, one of <see cref="AlertRules"/>, has raised exactly one alert.</summary>
    /// <exception cref="ExpectationFailedException">It has raised none, or several.</exception>
    public TestHome ExpectAlert(string rule) => Alerts.Count(alert => alert.Rule == rule) == 1 ? this : throw Failed($"one alert of {rule}", Alerts.Select(Told));

    /// <summary>A rule has raised no alert.</summary>
    /// <exception cref="ExpectationFailedException">It has.</exception>
    public TestHome ExpectNoAlert(string rule) => Alerts.Any(alert => alert.Rule == rule) ? throw Failed($"no alert of {rule}", Alerts.Select(Told)) : this;

    /// <summary>No rule has raised an alert.</summary>
    /// <exception cref="ExpectationFailedException">One has.</exception>
    public TestHome ExpectNoAlert() => Alerts.Count == 0 ? this : throw Failed("no alert", Alerts.Select(Told));

    private TestHome ExpectStored(string sensor, QuantityDefinition quantity, ObservedValue value)
    {
        var found = SeriesOf(sensor, quantity);
        return found.Exists(observation => observation.Value == value) ? this : throw Failed($"{sensor}/{quantity} {Told(value)} in the store", found.Select(Told).Concat(rejected.Select(record => $"rejected as {record.Reason}: {record.Detail}")));
    }

    private List<Observation> SeriesOf(string sensor, QuantityDefinition quantity) => [.. Stored.Where(observation => observation.Sensor.Value == sensor && observation.Quantity == quantity)];

    private static string Told(Observation observation) => $"{observation.Sensor}/{observation.Quantity} {Told(observation.Value)} at {observation.MeasuredAt}";

    private static string Told(ObservedValue value) => value.Text is { } text ? $"'{text}'" : value.Number.ToString(CultureInfo.InvariantCulture);

    private static string Told(AlertDraft alert) => $"{alert.Rule} at {alert.RaisedAt}: {alert.Summary.English}";

    private ExpectationFailedException Failed(string expected, IEnumerable<string> found)
    {
        var there = string.Join(Environment.NewLine, found.Select(line => "  - " + line));
        return new($"At {Now} there should be {expected}. There is{(there.Length == 0 ? " nothing of the kind, and nothing was rejected." : ":" + Environment.NewLine + there)}");
    }
}
