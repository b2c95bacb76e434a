using System.Diagnostics.Metrics;
using AgeingMonitor.Analytics.Cluster;
using AgeingMonitor.Analytics.Detection.Artefacts;

namespace AgeingMonitor.Analytics.Tests.Cluster;

public sealed class AnalyticsMetricsTests
{
    [Fact]
    public void Count_Artefacts_TellsEachByItsReason()
    {
        var told = new List<(string? Reason, long Count)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument is { Name: "ageing.analytics.artefacts", Meter.Name: AnalyticsMetrics.Name })
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            if (count > 1_000_000)
            {
                told.Add(((string?)tags[0].Value, count));
            }
        });
        listener.Start();

        AnalyticsMetrics.Count(new ArtefactCounts(1_000_001, 1_000_002, 1_000_003, 1_000_004, 1_000_005, 1_000_006));
        AnalyticsMetrics.Count(default);

        Assert.Equal([("not-worn", 1_000_001L), ("fault", 1_000_002), ("pair", 1_000_003), ("jump", 1_000_004), ("weak-pulse", 1_000_005), ("stuck", 1_000_006)], told);
    }
}
