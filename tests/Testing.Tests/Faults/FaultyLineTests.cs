using System.Globalization;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Testing.Faults;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Testing.Tests.Faults;

public sealed class FaultyLineTests
{
    private static readonly string Topic = Topics.For(Samples.Kit, Topics.Obs);
    private readonly FakeTimeProvider clock = new(Samples.Start.ToDateTimeOffset());
    private readonly List<(byte[] Payload, string? ContentType)> left = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_NoFault_LeavesOnceAsItIs()
    {
        var line = Line(new());
        Assert.True(await line.SendAsync(Topic, Samples.Kit, Pack(1), Cancellation));

        Assert.Equal(Pack(1).Payload.ToArray(), Assert.Single(left).Payload);
        Assert.Equal(StreamFaultCounts.None, line.Counts);
    }

    [Fact]
    public async Task Send_Dropped_LeavesWhenSentAgainOftenEnough()
    {
        var line = Line(new() { Drop = 0.9 });
        var pack = Pack(1);
        var tries = 1;
        while (!await line.SendAsync(Topic, Samples.Kit, pack, Cancellation))
        {
            tries++;
        }

        Assert.Single(left);
        Assert.Equal(tries - 1, line.Counts.Dropped);
        Assert.True(tries > 1);
    }

    [Fact]
    public async Task Send_Duplicate_LeavesTwice()
    {
        var line = Line(new() { Duplicate = 1 });
        await line.SendAsync(Topic, Samples.Kit, Pack(1), Cancellation);

        Assert.Equal(2, left.Count);
        Assert.Equal(left[0].Payload, left[1].Payload);
    }

    [Fact]
    public async Task Send_Delay_LeavesWhenTheClockSaysSo()
    {
        var line = Line(new() { Delay = 1, LongestDelay = TimeSpan.FromSeconds(10) });
        var sending = line.SendAsync(Topic, Samples.Kit, Pack(1), Cancellation);
        Assert.Empty(left);

        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True(await sending);
        Assert.Single(left);
    }

    [Fact]
    public async Task Send_Reorder_IsOvertakenByAtMostFourOfItsOwnKit()
    {
        var line = Line(new() { Reorder = 1 });
        var other = KitId.Derive("other/kit");
        var held = line.SendAsync(Topic, Samples.Kit, Pack(1), Cancellation);
        var free = Line(new());
        await free.SendAsync(Topic, other, Pack(2), Cancellation);
        Assert.False(held.IsCompleted);
        Assert.Single(left);

        // The others are held as well, until the clock lets them go: each then counts as one that has overtaken.
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await held);
        Assert.Equal(1, line.Counts.Reordered);
    }

    [Fact]
    public async Task Send_ManyPacksReordered_AllLeaveOnceInAnotherOrder()
    {
        var line = Line(new() { Reorder = 0.3, Seed = 5 });
        var packs = Enumerable.Range(1, 200).Select(i => Pack(i)).ToList();
        var sending = packs.ConvertAll(pack => line.SendAsync(Topic, Samples.Kit, pack, Cancellation));
        clock.Advance(TimeSpan.FromSeconds(1));
        await Task.WhenAll(sending);

        var numbers = left.ConvertAll(message => PackDecoder.Decode(Samples.Kit, Lane.Obs, message.Payload, message.ContentType, Samples.Start).Pack!.Key.Sequence);
        Assert.Equal(Enumerable.Range(1, 200).Select(i => (long)i), numbers.Order());
        Assert.NotEqual(numbers.Order(), numbers);
    }

    [Theory]
    [InlineData(WireLimits.SenMlCbor)]
    [InlineData(WireLimits.SenMlJson)]
    [InlineData(null)]
    public async Task Send_Corrupt_EveryDamageIsRefusedAndLeavesThePackItsNumber(string? contentType)
    {
        var line = Line(new() { Corrupt = 1, Seed = 11 });
        for (var i = 1; i <= 500; i++)
        {
            left.Clear();
            await line.SendAsync(Topic, Samples.Kit, Pack(i, contentType), Cancellation);

            Assert.Equal(2, left.Count);
            var damaged = PackDecoder.Decode(Samples.Kit, Lane.Obs, left[0].Payload, left[0].ContentType, Samples.Start);
            Assert.Null(damaged.Pack);
            Assert.True(damaged.Reason is WireReasons.Malformed or WireReasons.ForeignKit or WireReasons.ContentType, damaged.Reason);
            Assert.Equal(Pack(i, contentType).Payload.ToArray(), left[1].Payload);
        }

        Assert.Equal(500, line.Counts.Corrupted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_Clock_IsAheadUnderItsOwnNameForALiveHomeOnlyElseAnothers(bool isLive)
    {
        var line = new FaultyLine(new() { Clock = 1, Seed = 3 }, isLive, Publish, clock);
        var own = 0;
        for (var i = 1; i <= 100; i++)
        {
            left.Clear();
            await line.SendAsync(Topic, Samples.Kit, Pack(i), Cancellation);
            Assert.Equal(2, left.Count);
            var wrong = PackDecoder.Decode(Samples.Kit, Lane.Obs, left[0].Payload, left[0].ContentType, Samples.Start);
            if (wrong.Pack is { } pack)
            {
                own++;
                Assert.Equal(Samples.Kit, pack.Key.Kit);
                Assert.True(pack.SealedAt >= Instant.Now(clock) + TimeSpan.FromHours(1), pack.SealedAt.ToString());
            }
            else
            {
                Assert.Equal(WireReasons.ForeignKit, wrong.Reason);
            }
        }

        Assert.Equal(isLive, own > 0);
        Assert.Equal(100, line.Counts.Clocks);
    }

    [Fact]
    public async Task Send_SameSeed_MeetsTheSameFaultsInAnyOrder()
    {
        var options = new StreamFaultOptions { Drop = 0.3, Duplicate = 0.3, Corrupt = 0.3, Clock = 0.3, Seed = 42 };
        var first = await FatesAsync(options, Enumerable.Range(1, 100));
        var second = await FatesAsync(options, Enumerable.Range(1, 100).Reverse());
        var other = await FatesAsync(options with { Seed = 43 }, Enumerable.Range(1, 100));

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
    }

    [Fact]
    public void Options_NotPossible_Throw() => Assert.All(
        new StreamFaultOptions[] { new() { Drop = 0.95 }, new() { Duplicate = -0.1 }, new() { Delay = 2 }, new() { LongestDelay = TimeSpan.Zero }, new() { Reorder = double.NaN }, new() { Corrupt = 1.01 }, new() { Clock = -1 } },
        options => Assert.Throws<ArgumentOutOfRangeException>(() => Line(options)));

    [Fact]
    public void Disturbed_LosesNothing()
    {
        var options = StreamFaultOptions.Disturbed(9);
        Assert.Equal((9L, 0.0, 0.0), (options.Seed, options.Drop, options.Corrupt));
        Assert.True(options is { Delay: > 0, Duplicate: > 0 });
    }

    private static OutgoingPack Pack(long sequence, string? contentType = WireLimits.SenMlCbor)
    {
        var pack = Samples.Pack(sequence, sequence, Samples.HeartRate(sequence, 70), Samples.HeartRate(sequence - 0.5, 71));
        return new(new PackNumber(1, Lane.Obs, sequence), pack.SealedAt, contentType, PackEncoder.Encode(pack, contentType == WireLimits.SenMlCbor ? PackFormat.Cbor : PackFormat.Json));
    }

    private async Task<SortedDictionary<int, string>> FatesAsync(StreamFaultOptions options, IEnumerable<int> numbers)
    {
        var fates = new SortedDictionary<int, string>();
        var line = Line(options);
        foreach (var number in numbers)
        {
            left.Clear();
            await line.SendAsync(Topic, Samples.Kit, Pack(number), Cancellation);
            fates[number] = string.Join(' ', left.Select(message => string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexString(message.Payload)}:{message.ContentType}")));
        }

        return fates;
    }

    private FaultyLine Line(StreamFaultOptions options) => new(options, isLive: false, Publish, clock);

    private Task<bool> Publish(string topic, ReadOnlyMemory<byte> payload, string? contentType, CancellationToken cancellationToken)
    {
        Assert.Equal(Topic, topic);
        lock (left)
        {
            left.Add((payload.ToArray(), contentType));
        }

        return Task.FromResult(true);
    }
}
