using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Detection;

/// <summary>A home that has lived sixteen regular days, moving every 20 minutes: each has narrowed its limits by exp(-0.35 × 0.03 × (1 + 1/8)).</summary>
public sealed class OwnStillnessTests
{
    /// <summary>100 min in the hall by day × exp(-0.189) are 82 min 47 s: found at 11:23.</summary>
    [Fact]
    public void Process_AfterSixteenRegularDays_IsHeldAgainstItsOwnLimit()
    {
        var home = Lived();
        Assert.Empty(home.Raised);

        home.See(TestHome.Hall, Quantities.Motion, "2026-03-17 10:00").BeatUntil("2026-03-17 11:22");
        Assert.Empty(home.Raised);
        home.BeatUntil("2026-03-17 20:00");

        var draft = Assert.Single(home.Raised);
        Assert.Equal(AlertRules.Stillness, draft.Rule);
        Assert.Equal(TestHome.Local("2026-03-17 10:00"), draft.EpisodeStart);
        Assert.Equal(TestHome.Local("2026-03-17 11:23"), draft.RaisedAt);
        Assert.Equal("Aucun signe de mouvement depuis 1 h 23 (10:00, couloir) : à cet endroit et à ces heures, d’habitude moins de 1 h 22", draft.Summary.French);
        Assert.Equal("No sign of movement for 1 h 23 (since 10:00, hall): there and at these hours usually less than 1 h 22", draft.Summary.English);
        Assert.Equal("Detection/Stillness: the home's own limit, hall, for 0.03 false alarms a day", Assert.Single(draft.Evidence).Source);
    }

    [Fact]
    public void Process_AStillnessThatWasTold_WidensTheNextDaysLimit()
    {
        var home = Lived().See(TestHome.Hall, Quantities.Motion, "2026-03-17 10:00").BeatUntil("2026-03-17 12:00");
        Assert.Single(home.Raised);
        Day(home, 17, from: "12:05");
        Day(home, 18, until: "10:00");

        home.BeatUntil("2026-03-18 12:20");

        Assert.Single(home.Raised);
    }

    /// <summary>The bedroom's sensor spoke each day and has died: who is there cannot be seen, so nothing short is told.</summary>
    [Fact]
    public void Process_ASensorThatDiedWithoutAWord_OnlyTheFixedLimitCounts()
    {
        var home = Lived();
        foreach (var day in new[] { 17, 18, 19 })
        {
            Day(home, day, bedroom: false);
        }

        home.Raised.Clear();
        home.See(TestHome.Hall, Quantities.Motion, "2026-03-20 10:00").BeatUntil("2026-03-20 14:59");
        Assert.Empty(home.Raised);
        home.BeatUntil("2026-03-20 15:01");

        Assert.Equal(TestHome.Local("2026-03-20 10:00"), Assert.Single(home.Raised).EpisodeStart);
    }

    [Fact]
    public void Process_NobodyComesHomeForADay_IsTold()
    {
        var home = new TestHome().See(TestHome.Hall, Quantities.Motion, "2026-03-10 09:59").See(TestHome.Door, Quantities.Contact, "2026-03-10 10:00").Seal("2026-03-10 10:00").BeatUntil("2026-03-11 05:59");
        Assert.Empty(home.Raised);

        home.BeatUntil("2026-03-11 12:00");

        var draft = Assert.Single(home.Raised);
        Assert.Equal(TestHome.Local("2026-03-11 06:00"), draft.RaisedAt);
        Assert.Equal("Personne n’est rentré depuis 20 h 00 (porte d’entrée à 10:00) : limite 20 h 00", draft.Summary.French);
        Assert.Equal("Nobody has come home for 20 h 00 (front door at 10:00): limit 20 h 00", draft.Summary.English);
    }

    [Fact]
    public void Process_MotionSeenJustAfterTheDoor_MayBeTheLastOfWhoLeft()
    {
        var home = Lived().See(TestHome.Hall, Quantities.Motion, "2026-03-17 09:59").See(TestHome.Door, Quantities.Contact, "2026-03-17 10:00").See(TestHome.Hall, Quantities.Motion, "2026-03-17 10:00:20");

        home.BeatUntil("2026-03-17 11:40");
        Assert.Empty(home.Raised);
        home.BeatUntil("2026-03-17 13:00");

        Assert.Contains("near the front door", Assert.Single(home.Raised).Summary.English, StringComparison.Ordinal);
    }

    [Fact]
    public void SaveAndRestore_AtAnyHour_FindTheSame()
    {
        var home = Lived().See(TestHome.Hall, Quantities.Motion, "2026-03-17 10:00").BeatUntil("2026-03-17 13:00");
        var parts = home.Analysis.Save(new Dictionary<KitId, KitPosition> { [TestHome.Kit] = default });
        Assert.True(HomeAnalysis.TryRestore(TestHome.Plan(), new(), parts, out var restored, out _));
        var (one, other) = (new List<AlertDraft>(), new List<AlertDraft>());
        for (var (at, number) = (home.Packs[^1].SealedAt, 1_000_000L); at < TestHome.Local("2026-03-19 00:00"); at += TimeSpan.FromMinutes(1), number++)
        {
            var pack = home.Packs[^1] with { Key = home.Packs[^1].Key with { Sequence = number }, SealedAt = at, ReceivedAt = at };
            home.Analysis.Process(pack, one);
            restored.Process(pack, other);
        }

        Assert.Equal(one.Select(draft => draft.Id), other.Select(draft => draft.Id));
        Assert.Equal(home.Analysis.Save(Positions).Select(part => Convert.ToHexString(part.State)), restored.Save(Positions).Select(part => Convert.ToHexString(part.State)));
    }

    private static Dictionary<KitId, KitPosition> Positions => new() { [TestHome.Kit] = default };

    private static TestHome Lived()
    {
        var home = new TestHome();
        for (var day = 1; day <= 16; day++)
        {
            Day(home, day);
        }

        return home;
    }

    /// <summary>Bedroom and hall in turn, every 20 minutes.</summary>
    private static void Day(TestHome home, int day, bool bedroom = true, string from = "00:05", string until = "23:59")
    {
        for (var (at, turn) = (TestHome.Local($"2026-03-{day:00} {from}"), 0); at < TestHome.Local($"2026-03-{day:00} {until}"); at += TimeSpan.FromMinutes(20), turn++)
        {
            home.See(bedroom && turn % 2 == 0 ? TestHome.Bedroom : TestHome.Hall, Quantities.Motion, at);
            for (var beat = at; beat < at + TimeSpan.FromMinutes(20); beat += TimeSpan.FromMinutes(5))
            {
                home.Seal(beat);
            }
        }
    }
}
