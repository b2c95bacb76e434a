using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Homes;
using BenchmarkDotNet.Attributes;

namespace AgeingMonitor.Benchmarks.Simulation;

/// <summary>How fast simulated homes live: about 160,000 observations in 30 home-days.</summary>
[MemoryDiagnoser]
public class HomeBenchmarks
{
    private const int Days = 30;
    private static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>30 days of one home, a day at a time.</summary>
    [Benchmark(Description = "30 home-days, by day")]
    public int ByDay() => Live(TimeSpan.FromDays(1));

    /// <summary>30 days of one home, a minute at a time: as kits seal their packs.</summary>
    [Benchmark(Description = "30 home-days, by minute")]
    public int ByMinute() => Live(TimeSpan.FromMinutes(1));

    /// <summary>The truth of 30 days, without a sensor.</summary>
    [Benchmark(Description = "30 true days")]
    public double Truth()
    {
        var home = NewHome();
        return Enumerable.Range(0, Days).Sum(day => home.DayOf(new DateOnly(2026, 3, 1).AddDays(day)).SleepHours);
    }

    private static int Live(TimeSpan step)
    {
        var home = NewHome();
        var count = 0;
        for (var at = Start; at < Start + TimeSpan.FromDays(Days); at += step)
        {
            count += home.Between(at, at + step).Count;
        }

        return count;
    }

    private static SimulatedHome NewHome() => new(new SimulatedHomeOptions
    {
        Name = "benchmark",
        Seed = 7,
        Number = 3,
        Mode = HomeMode.Replay,
        TimeZone = "Europe/Paris",
        CareTeam = CareTeamId.Derive("benchmark/team"),
    });
}
