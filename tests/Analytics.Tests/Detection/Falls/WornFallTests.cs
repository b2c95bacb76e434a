using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Detection.Falls;

public sealed class WornFallTests
{
    private const double G = 9.80665;
    private static readonly Instant Start = TestHome.Local("2026-03-10 10:00");

    [Fact]
    public void AFallOfAWornSensor_IsRaisedOnceHighWithWordsAndEvidence()
    {
        var raised = Play(Packs(), _ => false);

        Assert.Equal(2, raised.Count);
        var draft = raised[0];
        Assert.Null(draft.Development);
        Assert.Equal((AlertRules.Fall, AlertPriority.High), (draft.Rule, draft.Priority));
        Assert.Equal(AlertSubject.Of(TestHome.Resident), draft.Subject);
        Assert.InRange((draft.EpisodeStart - Start).TotalSeconds, 19.5, 20.5);
        Assert.InRange((draft.RaisedAt - draft.EpisodeStart).TotalSeconds, 2, 4);
        Assert.Contains("Chute suspectée", draft.Summary.French, StringComparison.Ordinal);
        Assert.Contains("Suspected fall", draft.Summary.English, StringComparison.Ordinal);
        Assert.Single(draft.Evidence);

        var confirmed = raised[1];
        Assert.Equal(draft.Id, confirmed.Id);
        Assert.Equal((AlertDevelopments.Confirmed, AlertDevelopments.Still), (confirmed.Development!.Kind, confirmed.Development.Reason));
        Assert.InRange((confirmed.Development.At - draft.EpisodeStart).TotalSeconds, 12, 14);
        Assert.Contains("immobile depuis le choc", confirmed.Development.Summary.French, StringComparison.Ordinal);
        Assert.Equal(2, draft.Developed(confirmed.Development).Evidence.Count);
    }

    [Fact]
    public void AFall_FollowedByTheButton_IsCancelledAndStays()
    {
        var packs = Packs();
        packs[25] = packs[25] with { Observations = [.. packs[25].Observations, new(TestHome.Wrist, Quantities.Fall, Start + TimeSpan.FromSeconds(25.5), ObservedValue.Of("cancelled"))] };

        var raised = Play(packs, _ => false);

        Assert.Equal([null, AlertDevelopments.Cancelled], raised.Select(draft => draft.Development?.Kind));
        Assert.Equal(AlertDevelopments.Resident, raised[1].Development!.Reason);
        Assert.Contains("to be checked", raised[1].Development!.Summary.English, StringComparison.Ordinal);
        Assert.Equal(AlertPriority.High, raised[0].Developed(raised[1].Development).Priority);
    }

    [Fact]
    public void AFall_FollowedBySteps_IsCancelled()
    {
        var raised = Play([.. Packs().Select((pack, second) => second < 24 ? pack : pack with { Observations = [pack.Observations[0] with { Value = Walking(second).ToValue() }] })], _ => false);

        Assert.Equal([null, AlertDevelopments.Walking], raised.Select(draft => draft.Development?.Reason));
    }

    /// <summary>A device that is crushed, or sends only what lies around a knock: nothing is heard, so nothing is still; 35 s later nobody has cancelled.</summary>
    [Fact]
    public void AFall_AfterWhichTheSensorSaysNothing_IsConfirmedAfter35Seconds()
    {
        var raised = Play([.. Packs().Select((pack, second) => second < 26 ? pack : pack with { Observations = [] })], _ => false);

        Assert.Equal([null, AlertDevelopments.Unanswered], raised.Select(draft => draft.Development?.Reason));
        Assert.InRange((raised[1].Development!.At - raised[0].EpisodeStart).TotalSeconds, 37, 38.5);
    }

    [Theory]
    [InlineData(23)]
    [InlineData(30)]
    public void AConfirmation_WithTheStateSavedBeforeIt_IsToldOfTheSameAlert(int cut)
    {
        var raised = Play(Packs(), second => second == cut);

        Assert.Equal([null, AlertDevelopments.Still], raised.Select(draft => draft.Development?.Reason));
        Assert.Equal(raised[0].Id, raised[1].Id);
    }

    [Theory]
    [InlineData(19)]
    [InlineData(21)]
    [InlineData(22)]
    public void AFall_WithTheStateSavedAnywhereInIt_IsTheSameAlert(int cut) =>
        Assert.Equal(Play(Packs(), _ => false).Select(draft => draft.Id), Play(Packs(), second => second == cut).Select(draft => draft.Id));

    [Fact]
    public void AFallThatTheKitHasTold_IsNotRaisedASecondTime()
    {
        var packs = Packs();
        packs[21] = packs[21] with { Observations = [.. packs[21].Observations, new(TestHome.Wrist, Quantities.Fall, Start + TimeSpan.FromSeconds(21), ObservedValue.Of("suspected"))] };

        Assert.Equal(Start + TimeSpan.FromSeconds(21), Assert.Single(Play(packs, _ => false)).EpisodeStart);
    }

    /// <summary>Blocks of ten seconds leave when they are full; motion of the home is told in packs of its own meanwhile.</summary>
    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    public void AFall_WithPacksSealedWhileABlockIsFilling_IsRaised(int seconds)
    {
        var packs = new List<Pack>();
        for (var second = 0; second < 70; second++)
        {
            var at = Start + TimeSpan.FromSeconds(second + 1);
            var isFull = (second + 1) % seconds == 0;
            packs.Add(Packs()[second] with
            {
                SealedAt = at,
                Observations = isFull ? [new(TestHome.Wrist, Quantities.AccelerationWaveform, Start + TimeSpan.FromSeconds(second + 1 - seconds), Blocks(second + 1 - seconds, seconds).ToValue())] : [],
            });
        }

        var draft = Assert.Single(Play(packs, second => second is 15 or 25 or 45), draft => draft.Development is null);
        Assert.InRange((draft.EpisodeStart - Start).TotalSeconds, 19.5, 20.5);
    }

    [Fact]
    public void ALongBlockWithAFallAndMuchWalkingAfterIt_LosesNothing()
    {
        var samples = new List<short>();
        for (var second = 0; second < 40; second++)
        {
            samples.AddRange(SamplesOf(second));
        }

        // Somebody helps up, and the two walk heavily for a minute.
        for (var i = 0; i < 60 * 50; i++)
        {
            var beat = i % 55 == 0 ? 2.4 : 1 + (0.1 * Math.Sin(i));
            samples.AddRange([(short)Math.Round(beat * G / 0.005), 0, 0]);
        }

        var pack = Packs()[0] with { SealedAt = Start + TimeSpan.FromSeconds(101), Observations = [new(TestHome.Wrist, Quantities.AccelerationWaveform, Start, Waveform.Create(50, 0.005, 3, [.. samples]).ToValue())] };

        Assert.Contains(Play([pack], _ => false), draft => Math.Abs((draft.EpisodeStart - Start).TotalSeconds - 20) < 1);
    }

    [Fact]
    public void WordsOfManySensors_KeepTheStateSmall()
    {
        var analysis = new HomeAnalysis(TestHome.Plan(), new());
        for (var i = 0; i < 500; i++)
        {
            analysis.Process(Packs()[0] with { Key = new(TestHome.Kit, 1, Lane.Obs, i + 1), SealedAt = Start + TimeSpan.FromSeconds(i), Observations = [new(SensorId.Parse($"made-up-{i}"), Quantities.Fall, Start + TimeSpan.FromSeconds(i), ObservedValue.Of("cancelled")), new(SensorId.Parse($"made-up-{i}"), Quantities.Fall, Start + TimeSpan.FromSeconds(i), ObservedValue.Of("suspected"))] }, []);
        }

        var parts = analysis.Save(new Dictionary<KitId, KitPosition> { [TestHome.Kit] = KitPosition.Start });
        Assert.InRange(parts.Sum(part => part.State.Length), 0, 6_000);
    }

    [Fact]
    public void Samples_AreSavedWithTheirWearer_AndAnotherPersonsBeginAnew()
    {
        var analysis = new HomeAnalysis(TestHome.Plan(), new());
        foreach (var pack in Packs().Take(5))
        {
            analysis.Process(pack, []);
        }

        var positions = new Dictionary<KitId, KitPosition> { [TestHome.Kit] = KitPosition.Start };
        Assert.Contains("\"Worn\"", analysis.Save(positions).Single(part => part.Resident == TestHome.Resident).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"State\"", analysis.Save(positions).Single(part => part.Resident is null).Text(), StringComparison.Ordinal);

        var other = ResidentId.Derive("another resident");
        analysis.Plan = TestHome.Plan() with
        {
            Residents = [new(TestHome.Resident, TimeRange.Always), new(other, TimeRange.Always)],
            Sensors = [.. TestHome.Plan().Sensors.Select(sensor => sensor.Sensor == TestHome.Wrist ? sensor with { Resident = other } : sensor)],
        };
        analysis.Process(Packs()[5], []);
        Assert.Equal([other], analysis.Save(positions).Where(part => part.Text().Contains("\"Worn\"", StringComparison.Ordinal)).Select(part => part.Resident));
    }

    [Fact]
    public void SamplesOfASensorThatNobodyWears_AreNotLookedAt() =>
        Assert.Empty(Play([.. Packs().Select(pack => pack with { Observations = [.. pack.Observations.Select(observation => observation with { Sensor = TestHome.Cuff })] })], _ => false));

    private static List<AlertDraft> Play(List<Pack> packs, Func<int, bool> cutAfter)
    {
        var raised = new List<AlertDraft>();
        var analysis = new HomeAnalysis(TestHome.Plan(), new());
        for (var second = 0; second < packs.Count; second++)
        {
            analysis.Process(packs[second], raised);
            if (cutAfter(second))
            {
                var parts = analysis.Save(new Dictionary<KitId, KitPosition> { [TestHome.Kit] = KitPosition.Start });
                Assert.True(HomeAnalysis.TryRestore(TestHome.Plan(), new(), parts, out analysis, out _));
            }
        }

        return raised;
    }

    /// <summary>A pack a second, 50 samples each: walking a little, a free fall at 19.6 s, a hard knock at 20 s, then lying on the other side without moving.</summary>
    internal static List<Pack> Packs() =>
    [
        .. Enumerable.Range(0, 70).Select(second => new Pack
        {
            Key = new(TestHome.Kit, 1, Lane.Obs, second + 1),
            SealedAt = Start + TimeSpan.FromSeconds(second + 1),
            ReceivedAt = Start + TimeSpan.FromSeconds(second + 1),
            Clock = new(ClockState.Synced, null),
            Observations = [new(TestHome.Wrist, Quantities.AccelerationWaveform, Start + TimeSpan.FromSeconds(second), Block(second).ToValue())],
        }),
    ];

    /// <summary>Steps twice a second.</summary>
    private static Waveform Walking(int second) => Waveform.Create(50, 0.005, 3, [.. Enumerable.Range(0, 50).SelectMany(i => new[] { (short)Math.Round((1 + (0.3 * Math.Sin((second + (i / 50.0)) * 4 * Math.PI))) * G / 0.005), (short)0, (short)0 })]);

    private static Waveform Block(int second) => Blocks(second, 1);

    private static Waveform Blocks(int second, int count) => Waveform.Create(50, 0.005, 3, [.. Enumerable.Range(second, count).SelectMany(SamplesOf)]);

    private static short[] SamplesOf(int second)
    {
        var samples = new short[150];
        for (var i = 0; i < 50; i++)
        {
            var t = second + (i / 50.0);
            var sway = t < 19.6 ? 0.15 * Math.Sin(t * 9) : 0.01 * Math.Sin(t * 31);
            var (x, z) = t < 19.6 ? (sway, 1 + sway) : t < 20 ? (0.1, 0.9 - (1.8 * (t - 19.6))) : t < 20.08 ? (6.0, 2.5) : t < 20.5 ? (1 + (1.2 * Math.Sin(t * 40) * (20.5 - t)), 0.3) : (1 + sway, 0.05);
            samples[3 * i] = (short)Math.Round(x * G / 0.005);
            samples[(3 * i) + 1] = (short)Math.Round(sway * G / 0.005);
            samples[(3 * i) + 2] = (short)Math.Round(z * G / 0.005);
        }

        return samples;
    }
}
