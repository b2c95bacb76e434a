using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Residents;
using AgeingMonitor.Storage;

namespace AgeingMonitor.Dashboard.Tests.Residents;

public sealed class CoverageTests
{
    private static readonly TimeRange Hour = new(Minute(0), Minute(60));

    [Fact]
    public void Unheard_HeartbeatEachMinute_IsNowhere() => Assert.Empty(Coverage.Unheard(Enumerable.Range(0, 61).Select(m => Heard(m)), Hour));

    [Fact]
    public void Unheard_NoPack_IsEverywhere() => Assert.Equal([Hour], Coverage.Unheard([], Hour));

    [Fact]
    public void Unheard_FourMissedHeartbeats_AreWeatherSixAreAGap()
    {
        var kept = Enumerable.Range(0, 61).Where(m => m is not ((> 10 and < 15) or (> 30 and < 37)));

        var gap = Assert.Single(Coverage.Unheard(kept.Select(m => Heard(m)), Hour));

        Assert.Equal(new TimeRange(Minute(30), Minute(37)), gap);
    }

    [Fact]
    public void Unheard_PackWithOldObservations_SpeaksForTheTimeSinceThem()
    {
        // Sealed at minute 40 with observations from minute 5 on: the agent was there, its clock was not.
        var gaps = Coverage.Unheard([Heard(0), Heard(40, first: 5), .. Enumerable.Range(41, 20).Select(m => Heard(m))], Hour);

        Assert.Empty(gaps);
    }

    [Fact]
    public void Unheard_ShuffledLedger_IsTheSame()
    {
        LedgerEntry[] ledger = [Heard(50), Heard(2), Heard(1), Heard(0), Heard(51), Heard(60)];

        Assert.Equal([new TimeRange(Minute(2), Minute(50)), new TimeRange(Minute(51), Minute(60))], Coverage.Unheard(ledger, Hour));
    }

    private static Instant Minute(int minute) => Instant.From(new DateTimeOffset(2026, 3, 29, 0, 0, 0, TimeSpan.Zero)) + TimeSpan.FromMinutes(minute);

    private static LedgerEntry Heard(int minute, int? first = null) =>
        new(new PackKey(KitId.Derive("k"), 1, Lane.Obs, minute + 1), Minute(minute), Minute(first ?? minute), Minute(minute), 0, Minute(minute));
}
