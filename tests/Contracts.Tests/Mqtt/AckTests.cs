using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using CsCheck;

namespace AgeingMonitor.Contracts.Tests.Mqtt;

public sealed class AckTests
{
    private static readonly Gen<Ack> Acks =
        from boot in Gen.Long[1, (1L << 53) - 1]
        from lane in Gen.Enum<Lane>()
        from steps in Gen.Select(Gen.Long[1, 1000], Gen.Long[0, 1000]).Array[1, 64]
        select new Ack(boot, lane, Ranges(steps));

    private static List<SequenceRange> Ranges((long Gap, long More)[] steps)
    {
        var ranges = new List<SequenceRange>();
        var last = 0L;
        foreach (var (gap, more) in steps)
        {
            ranges.Add(new SequenceRange(last + gap, last + gap + more));
            last += gap + more;
        }

        return ranges;
    }

    [Fact]
    public void TryDecode_WhatWasEncoded_IsTheSame() => Property.Holds(Acks, 1000, ack =>
    {
        Assert.True(AckDecoder.TryDecode(AckEncoder.Encode(ack), out var read));
        Assert.Equal((ack.Boot, ack.Lane), (read.Boot, read.Lane));
        Assert.Equal(ack.Ranges, read.Ranges);
    });

    [Fact]
    public void Encode_OneRange_HasTheBytesOfRfc8949() =>
        // By hand from RFC 8949: map of 3; texts boot, lane, ranges; 3, "obs", [[1, 24]].
        Assert.Equal("A364626F6F7403646C616E65636F62736672616E6765738182011818", Convert.ToHexString(AckEncoder.Encode(new Ack(3, Lane.Obs, [new(1, 24)]))));

    [Fact]
    public void TryDecode_IndefiniteLengthsAndUnknownKeys_IsRead()
    {
        // {_ "new": [1, {"a": 2}], "boot": 3, "ranges": [_ [1, 24]], "lane": "obs"}
        var bytes = Convert.FromHexString("BF636E65778201A1616102" + "64626F6F7403" + "6672616E6765739F82011818FF" + "646C616E65636F6273" + "FF");
        Assert.True(AckDecoder.TryDecode(bytes, out var ack));
        Assert.Equal([new SequenceRange(1, 24)], ack.Ranges);
    }

    [Theory]
    [InlineData("", "nothing")]
    [InlineData("A0", "an empty map")]
    [InlineData("A364626F6F7400646C616E65636F62736672616E6765738182011818", "boot 0")]
    [InlineData("A364626F6F7403646C616E65636F62786672616E6765738182011818", "lane obx")]
    [InlineData("A364626F6F7403646C616E65636F62736672616E67657380", "no range")]
    [InlineData("A364626F6F7403646C616E65636F62736672616E6765738182001818", "a range from 0")]
    [InlineData("A364626F6F7403646C616E65636F62736672616E6765738182180201", "a range that runs back")]
    [InlineData("A364626F6F7403646C616E65636F62736672616E67657382820105820509", "ranges that overlap")]
    [InlineData("A364626F6F7403646C616E65636F62736672616E67657382820709820105", "ranges that descend")]
    [InlineData("A364626F6F7403646C616E65636F62736672616E676573818201181800", "bytes behind")]
    [InlineData("A364626F6F7403646C616E65636F62736672616E67657381820118", "bytes missing")]
    [InlineData("A364626F6F740364626F6F7403646C616E65636F6273", "boot twice")]
    [InlineData("A364626F6F7403646C616E65636F62736672616E6765739B7FFFFFFFFFFFFFFF", "ranges that are announced and do not come")]
    public void TryDecode_NotAnAck_IsFalse(string hex, string what) =>
        Assert.False(AckDecoder.TryDecode(Convert.FromHexString(hex), out _), what);

    [Fact]
    public void TryDecode_MoreRangesThanAllowed_IsFalse()
    {
        var ranges = string.Concat(Enumerable.Range(1, 65).Select(n => FormattableString.Invariant($"821A{2 * n:X8}1A{2 * n:X8}")));
        Assert.False(AckDecoder.TryDecode(Convert.FromHexString("A364626F6F7403646C616E65636F62736672616E6765739841" + ranges), out _));
    }

    [Fact]
    public void Encode_WhatADecoderWouldRefuse_Throws()
    {
        Assert.Throws<ArgumentException>(() => AckEncoder.Encode(new Ack(0, Lane.Obs, [new(1, 1)])));
        Assert.Throws<ArgumentException>(() => AckEncoder.Encode(new Ack(1, Lane.Obs, [])));
        Assert.Throws<ArgumentException>(() => AckEncoder.Encode(new Ack(1, Lane.Obs, [new(2, 3), new(3, 4)])));
    }
}
