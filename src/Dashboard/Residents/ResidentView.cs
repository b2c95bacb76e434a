using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Components;
using AgeingMonitor.Dashboard.Live;
using AgeingMonitor.Dashboard.Texts;

namespace AgeingMonitor.Dashboard.Residents;

/// <summary>The data of the resident page's pictures. Times in milliseconds since 1970 UTC; <c>ResidentData</c> in <c>Islands/residentData.ts</c>.</summary>
internal sealed record ResidentView
{
    public required string Home { get; init; }
    public required string Resident { get; init; }
    public required string TimeZone { get; init; }
    public required long LanesFrom { get; init; }
    public required long LanesTo { get; init; }
    public required long LaneBucket { get; init; }
    public required IReadOnlyList<LaneView> Lanes { get; init; }
    public required IReadOnlyList<long[]> LanesUnheard { get; init; }
    public required long ChartsFrom { get; init; }
    public required long ChartsTo { get; init; }
    public required long ChartBucket { get; init; }
    public required IReadOnlyList<ChartView> Charts { get; init; }
    public required IReadOnlyList<long[]> ChartsUnheard { get; init; }

    public static ResidentView From(HomeNaming home, ResidentId resident, ResidentHistory history, ChartRange range, Words words) => new()
    {
        Home = home.Plan.Home.Value,
        Resident = resident.Value,
        TimeZone = home.Plan.TimeZone,
        LanesFrom = Milliseconds.Of(history.LaneRange.From),
        LanesTo = Milliseconds.Of(history.LaneRange.To),
        LaneBucket = (long)HistoryReader.LaneBucket.TotalMilliseconds,
        Lanes = [.. history.Lanes.Select(l => new LaneView(Codes.Of(l.Kind), words[Labels.Room(Codes.Of(l.Kind))], [.. l.Starts.Select(Milliseconds.Of)]))],
        LanesUnheard = Spans(history.LanesUnheard),
        ChartsFrom = Milliseconds.Of(history.ChartTime.From),
        ChartsTo = Milliseconds.Of(history.ChartTime.To),
        ChartBucket = (long)range.Bucket.TotalMilliseconds,
        Charts = [.. history.Charts.Select(c => ChartView.From(c, words))],
        ChartsUnheard = Spans(history.ChartsUnheard),
    };

    private static long[][] Spans(IReadOnlyList<TimeRange> ranges) => [.. ranges.Select(r => new[] { Milliseconds.Of(r.From), Milliseconds.Of(r.To) })];
}
