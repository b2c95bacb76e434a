using System.Globalization;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Faults.History;

/// <summary>Compares the observations of a kit, series by series: a checksum first, and where it differs, which ones.</summary>
internal static class SeriesCheck
{
    public static void Check(KitId kit, IReadOnlyList<SealedPack> packs, SiteContent content, List<HistoryViolation> violations)
    {
        var sent = packs.Where(pack => !pack.IsShed).SelectMany(pack => pack.Pack.Observations.Select(observation => (Pack: pack, Observation: observation)))
            .ToLookup(pair => new SeriesKey(kit, pair.Observation.Sensor, pair.Observation.Quantity));
        var stored = content.Observations.Where(observation => observation.Series.Kit == kit).ToLookup(observation => observation.Series);
        foreach (var series in sent.Select(group => group.Key).Union(stored.Select(group => group.Key)))
        {
            if (!HaveOneChecksum(series, sent[series].Select(pair => pair.Observation), stored[series]))
            {
                Compare(kit, series, [.. sent[series]], [.. stored[series]], violations);
            }
        }
    }

    private static bool HaveOneChecksum(SeriesKey series, IEnumerable<Observation> sent, IEnumerable<StoredObservation> stored)
    {
        var (one, other) = (new ContentChecksum(), new ContentChecksum());
        foreach (var observation in sent)
        {
            one.Add(series, observation.MeasuredAt, observation.Value);
        }

        foreach (var observation in stored)
        {
            other.Add(series, observation.MeasuredAt, observation.Value);
        }

        return (one.Count, one.Value) == (other.Count, other.Value);
    }

    private static string Words(ObservedValue value) => value.IsNumber ? value.Number.ToString("R", CultureInfo.InvariantCulture) : $"'{value.Text}'";

    /// <summary>An undated observation stands at the time of its arrival, which only the server knows: it is found by its value, and each once.</summary>
    private static void Compare(KitId kit, SeriesKey series, List<(SealedPack Pack, Observation Observation)> sent, List<StoredObservation> stored, List<HistoryViolation> violations)
    {
        var left = stored.ToDictionary(observation => observation.MeasuredAt, observation => observation.Value);
        foreach (var (pack, observation) in sent.Where(pair => pair.Pack.Pack.Clock.State != ClockState.Unset))
        {
            if (!left.Remove(observation.MeasuredAt, out var value))
            {
                violations.Add(new HistoryViolation("acknowledged means stored", $"{series} of {observation.MeasuredAt} is missing; it was in {HistoryChecker.Words(kit, pack)}"));
            }
            else if (value != observation.Value)
            {
                violations.Add(new HistoryViolation("stored means sent", $"{series} of {observation.MeasuredAt} is {Words(value)}, sent as {Words(observation.Value)} in {HistoryChecker.Words(kit, pack)}"));
            }
        }

        foreach (var (pack, observation) in sent.Where(pair => pair.Pack.Pack.Clock.State == ClockState.Unset))
        {
            var found = left.Where(pair => pair.Value == observation.Value).Select(pair => (Instant?)pair.Key).FirstOrDefault();
            if (found is not { } at)
            {
                violations.Add(new HistoryViolation("acknowledged means stored", $"{series} without a date is missing; it was in {HistoryChecker.Words(kit, pack)}"));
            }
            else
            {
                left.Remove(at);
            }
        }

        foreach (var (at, value) in left)
        {
            violations.Add(new HistoryViolation("stored means sent", $"{series} of {at} is {Words(value)}, and no pack of {kit} says so"));
        }
    }
}
