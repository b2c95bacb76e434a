using AgeingMonitor.Analytics;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Kits.Tape;
using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Replay;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Tests.Kits.Tape;

/// <summary>What holds whatever happens to a kit: twenty days, each with troubles of its own.</summary>
public sealed class KitTapePropertyTests
{
    public static TheoryData<ulong> Seeds => [.. Enumerable.Range(1, 20).Select(seed => (ulong)seed)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Packs_WhateverHappens_ComeInTimeSealedAndNumberedWithoutGaps(ulong seed)
    {
        var packs = Troubles.Tape(Troubles.Draw(seed)).Packs().ToList();

        Assert.Equal(packs.Select(taped => taped.At).Order(), packs.Select(taped => taped.At));
        Assert.All(packs, taped => Assert.All(taped.Pack.Observations, observation => Assert.True(observation.MeasuredAt <= taped.Pack.SealedAt)));
        var shed = packs.SelectMany(taped => taped.Pack.Shed).ToHashSet();
        foreach (var lane in Kit(packs).GroupBy(pack => (pack.Key.Boot, pack.Key.Lane)))
        {
            var numbers = lane.Select(pack => pack.Key.Sequence).ToHashSet();
            var missing = Enumerable.Range(1, (int)numbers.Max()).Where(number => !numbers.Contains(number));
            Assert.All(missing, number => Assert.Contains(shed, range => (range.Boot, range.Lane) == lane.Key && range.Range.Contains(number)));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Packs_WhateverHappens_HoldEachObservationOnceButThoseSaidToBeLost(ulong seed)
    {
        var happenings = Troubles.Draw(seed);
        var run = Troubles.Tape(happenings).NewRun();
        var packs = run.Messages().Where(message => message.Sealed is not null).Select(message => message.ToPack()).ToList();

        var observed = Troubles.Home(happenings).Between(Troubles.Day.From, Troubles.Day.To).Count(o => Troubles.IsObserved(happenings, o.MeasuredAt));
        var told = Kit(packs).Where(pack => pack.Key.Lane == Lane.Obs).SelectMany(pack => pack.Observations).ToList();
        Assert.Equal(observed, told.Count + run.ShedObservations + run.LostObservations);
        Assert.Equal(told.Count, told.Select(o => (o.Sensor, o.Quantity, o.MeasuredAt)).Distinct().Count());
        Assert.True(run.LostObservations == 0 || happenings.Any(h => h.Kind == HappeningKinds.ClockUnset));
        Assert.True(run.ShedPacks == 0 || happenings.Any(h => h.Kind == HappeningKinds.OutboxFull));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Packs_InAnyOrderOfArrival_ComeOutWhole(ulong seed)
    {
        var home = Troubles.Home(Troubles.Draw(seed));
        var packs = new KitTape(home, Troubles.Day, new KitTapeOptions { Seed = 5, TickAfter = null }).Packs().Select(taped => taped.Pack).ToList();
        var random = SeededRandom.For(seed, 78);
        var player = new InProcessPlayer([home.Plan], new DetectionOptions());
        foreach (var pack in packs.OrderBy(_ => random.Next()))
        {
            player.Play(pack);
        }

        Assert.Equal(0, player.Waiting);
        Assert.Equal(packs.DistinctBy(pack => pack.Key).Count(), player.Processed);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Messages_WhateverHappens_AreThePacksInBytes(ulong seed)
    {
        var tape = Troubles.Tape(Troubles.Draw(seed));
        var messages = tape.Messages().ToList();
        List<(RecordedMessage Message, Pack Pack)> decoded = [.. messages.Select(message => (message, RecordingSummary.DecodeOf(message)!)).Where(pair => pair.Item2 is not null)];

        Assert.Equal(messages.Select(message => message.At).Order(), messages.Select(message => message.At));
        Assert.Equal(tape.Packs().Select(taped => Said(taped.Pack)), decoded.Select(pair => Said(pair.Pack)));
        foreach (var repeated in decoded.GroupBy(pair => pair.Pack.Key, pair => pair.Message.Payload))
        {
            Assert.All(repeated, payload => Assert.True(payload.Span.SequenceEqual(repeated.First().Span)));
        }
    }

    private static IEnumerable<Pack> Kit(IEnumerable<TapedPack> packs) => packs.Where(taped => !taped.IsRepeat && taped.Pack.Key.Lane != Lane.Tick).Select(taped => taped.Pack);

    /// <summary>A pack as a text, its lists by their content.</summary>
    private static string Said(Pack pack) => FormattableString.Invariant(
        $"{pack.Key} {pack.SealedAt} {pack.ReceivedAt} {pack.Clock} {pack.EventsBefore} {pack.After} {pack.Repeats} {string.Join(',', pack.Shed)} {string.Join(',', pack.Observations)}");
}
