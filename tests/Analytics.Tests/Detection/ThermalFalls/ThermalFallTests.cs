using AgeingMonitor.Analytics.Detection.Falls;
using AgeingMonitor.Analytics.Detection.ThermalFalls;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Detection.ThermalFalls;

public sealed class ThermalFallTests
{
    private static readonly SensorId Array = SensorId.Parse("thermal");
    private static readonly Instant Start = TestHome.Local("2026-03-10 10:00");

    [Fact]
    public void SomebodyWhoFallsAndLies_IsSuspectedMedium_ThenConfirmedByTheFloor()
    {
        var raised = Play(seconds => Fall(seconds), 240);

        Assert.Equal([null, AlertDevelopments.OnFloor], raised.Select(draft => draft.Development?.Reason));
        Assert.Equal((AlertRules.Fall, AlertPriority.Medium), (raised[0].Rule, raised[0].Priority));
        Assert.InRange((raised[0].EpisodeStart - Start).TotalSeconds, 10.5, 14);
        Assert.Equal(AlertPriority.High, raised[0].Developed(raised[1].Development).Priority);
    }

    [Fact]
    public void SomebodyWhoWalksThrough_IsNoFall() => Assert.Empty(Play(seconds => Walk(seconds, 3), 60));

    /// <summary>The array says no more: what was said stays, and nobody claims that somebody still lies there.</summary>
    [Fact]
    public void AnArrayThatFallsSilentAfterAFall_ConfirmsNothing() =>
        Assert.Equal([(string?)null], Play(seconds => seconds < 20 ? Fall(seconds) : null, 300).Select(draft => draft.Development?.Reason));

    /// <summary>Blocks of a minute, with packs of other sensors in between: the array is not silent while the next block fills.</summary>
    [Theory]
    [InlineData(360, true)]
    [InlineData(60, false)]
    public void LongBlocks_ConfirmOnceTheirPicturesReachSoFar(int until, bool isConfirmed) => Assert.Equal(
        isConfirmed ? [null, AlertDevelopments.OnFloor] : [(string?)null],
        Play(seconds => seconds < until ? Fall(seconds) : null, 420, blockSeconds: 60).Select(draft => draft.Development?.Reason));

    [Theory]
    [InlineData(9)]
    [InlineData(64)]
    public void BlocksOfOtherSizes_ArePassedByOrLookedAtInSquares(int pixels)
    {
        var falls = new AgeingMonitor.Analytics.Detection.ThermalFalls.ThermalFalls(FallTrees.OfThermal);
        var said = 0;
        for (var second = 0; second < 20; second++)
        {
            var samples = Enumerable.Range(0, 8).SelectMany(i => Enumerable.Range(0, pixels).Select(p => (short)(100 * (pixels == 64 ? Fall(second + (i / 8.0))![(p / 16 * 4) + (p % 8 / 2)] : 22))));
            falls.Observe(Array, Start + TimeSpan.FromSeconds(second), Start + TimeSpan.FromSeconds(second + 1), Waveform.Create(8, 0.01, pixels, [.. samples]).ToValue(), (_, _, lying) => said += lying == Lying.Begun ? 1 : 0);
        }

        Assert.Equal((pixels == 64 ? 1 : 0, pixels == 64 ? 0 : 20), (said, falls.Refused));
    }

    [Theory]
    [InlineData(300f)]
    [InlineData(-100f)]
    public void AbsurdTemperatures_ArePassedByAndCounted(float absurd)
    {
        var falls = new AgeingMonitor.Analytics.Detection.ThermalFalls.ThermalFalls(FallTrees.OfThermal);
        var pictures = Enumerable.Range(0, 160).Select(i => (short)(i % 16 == 5 && i > 80 ? absurd * 10 : 220));
        falls.Observe(Array, Start, Start, Waveform.Create(8, 0.1, 16, [.. pictures]).ToValue(), (_, _, _) => Assert.Fail("Nothing has fallen."));

        Assert.Equal(5, falls.Refused);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base64!")]
    [InlineData("AAAA")]
    public void WhatIsNoBlock_IsPassedByAndCounted(string text)
    {
        var falls = new AgeingMonitor.Analytics.Detection.ThermalFalls.ThermalFalls(FallTrees.OfThermal);
        falls.Observe(Array, Start, Start, ObservedValue.Of(text), (_, _, _) => Assert.Fail("Nothing has fallen."));

        Assert.Equal(1, falls.Refused);
    }

    [Fact]
    public void TimeThatGoesBack_IsPassedByAndCounted()
    {
        var detector = Detector();
        Assert.False(detector.Push(1_000_000, Fall(0)));
        Assert.False(detector.Push(1_000_000, Fall(0)));
        Assert.False(detector.Push(500_000, Fall(0)));
        Assert.Equal(2, detector.Refused);
    }

    [Fact]
    public void State_SavedAnywhere_GivesTheSameScores_AndRubbishIsRefused()
    {
        var (one, other) = (Detector(), Detector());
        for (var i = 0; i < 160; i++)
        {
            one.Push(i * 125_000L, Fall(i / 8.0));
            other.Push(i * 125_000L, Fall(i / 8.0));
            if (i % 37 == 0)
            {
                var saved = other.Save();
                other = Detector();
                Assert.True(other.TryRestore(saved));
            }

            Assert.Equal(one.IsLying, other.IsLying);
        }

        Assert.True(one.IsLying);
        Assert.Equal(one.Score, other.Score);
        var broken = one.Save();
        broken[^1] = 0x7F;
        broken[^2] = 0xC0;
        Assert.False(other.TryRestore(broken));
        Assert.False(other.TryRestore([1, 2, 3]));
        Assert.False(other.IsLying);
    }

    [Fact]
    public void Push_SteadyState_AllocatesNothing()
    {
        var detector = Detector();
        var picture = Fall(0)!;
        void Run(int from)
        {
            for (var i = from; i < from + 400; i++)
            {
                picture[9] = 22 + (i % 5);
                detector.Push(i * 125_000L, picture);
            }
        }

        Run(0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(400);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static ThermalFallDetector Detector() => new(FallTrees.OfThermal!.Forest, FallTrees.OfThermal.Threshold);

    private static List<AlertDraft> Play(Func<double, float[]?> picture, int seconds, int blockSeconds = 1)
    {
        var plan = TestHome.Plan();
        var analysis = new HomeAnalysis(plan with { Sensors = [.. plan.Sensors, new(TestHome.Kit, Array, RoomId.Derive("hall"), null, TimeRange.Always)] }, new());
        var raised = new List<AlertDraft>();
        for (var second = 0; second < seconds; second++)
        {
            var from = second + 1 - blockSeconds;
            var pictures = Enumerable.Range(0, (second + 1) % blockSeconds == 0 ? 8 * blockSeconds : 0).Select(i => picture(from + (i / 8.0))).OfType<float[]>().SelectMany(pixels => pixels).Select(value => (short)Math.Round(100 * value)).ToArray();
            var at = Start + TimeSpan.FromSeconds(second + 1);
            analysis.Process(
                new()
                {
                    Key = new(TestHome.Kit, 1, Lane.Obs, second + 1),
                    SealedAt = at,
                    ReceivedAt = at,
                    Clock = new(ClockState.Synced, null),
                    Observations = pictures.Length == 0 ? [] : [new(Array, Quantities.ThermalFrames, Start + TimeSpan.FromSeconds(from), Waveform.Create(8, 0.01, 16, pictures).ToValue())],
                },
                raised);
        }

        return raised;
    }

    /// <summary>An empty room for 8 s; somebody walks in, and at 10.5 s goes down and lies in the lowest row.</summary>
    private static float[] Fall(double seconds)
    {
        if (seconds < 10.5)
        {
            return Walk(seconds, seconds < 8 ? 0 : 2.2f);
        }

        var picture = Room();
        var down = Math.Clamp((seconds - 10.5) / 0.6, 0, 1);
        for (var column = 1; column < 4; column++)
        {
            picture[4 + column] += (float)(column == 2 ? 2 * (1 - down) : 0);
            picture[8 + column] += (float)(1.6 * (1 - down));
            picture[12 + column] += (float)(2.4 * down);
        }

        return picture;
    }

    /// <summary>Somebody upright who crosses the four columns in two seconds, again and again.</summary>
    private static float[] Walk(double seconds, float warmth)
    {
        var picture = Room();
        var place = seconds % 2 * 2.5;
        for (var p = 0; p < 16; p++)
        {
            picture[p] += warmth * (float)Math.Max(0, 1 - Math.Abs((p % 4) + 0.5 - place)) * (p >= 12 ? 0.4f : 0.8f);
        }

        return picture;
    }

    private static float[] Room() => [22.1f, 22, 22.1f, 21.9f, 22.2f, 22, 22.1f, 22, 22, 21.9f, 22.1f, 21.8f, 21.2f, 21, 20.9f, 20.8f];
}
