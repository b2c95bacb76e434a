using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Cluster.Homes;

/// <summary>The homes of this process whose inputs lie outside what a model was learned from, as a metric. Homes within it have no series. Safe to share.</summary>
internal static class HomesDrifted
{
    private static readonly ConcurrentDictionary<HomeId, IReadOnlyList<(string Model, double Distance, double Limit)>> Drifted = [];

    static HomesDrifted() => AnalyticsMetrics.Observe("ageing.analytics.input_drift", "1", "Distance of a home's inputs over the limit of the model, of homes beyond it.", () => Drifted
        .SelectMany(pair => pair.Value.Select(known => new Measurement<double>(known.Distance / known.Limit, new("home", pair.Key.Value), new("model", known.Model)))));

    /// <summary>Says how a home's inputs lie.</summary>
    public static void Note(HomeId home, IReadOnlyList<(string Model, double Distance, double Limit)> distances)
    {
        (string Model, double Distance, double Limit)[] now = [.. distances.Where(known => known.Distance > known.Limit)];
        if (now.Length > 0)
        {
            Drifted[home] = now;
        }
        else
        {
            Drifted.TryRemove(home, out _);
        }
    }

    /// <summary>The home has left this process.</summary>
    public static void Leave(HomeId home) => Drifted.TryRemove(home, out _);
}
