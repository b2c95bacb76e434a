using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Ingest.Pipeline;
using CsCheck;

namespace AgeingMonitor.Ingest.Tests.Pipeline;

public sealed class AckRangesTests
{
    [Fact]
    public void Merge_NeighboursAndRepeats_BecomeRanges()
    {
        var ack = Assert.Single(AckRanges.Merge(3, Lane.Evt, [9, 1, 2, 3, 2, 7, 8]));

        Assert.Equal(3, ack.Boot);
        Assert.Equal(Lane.Evt, ack.Lane);
        Assert.Equal([new SequenceRange(1, 3), new SequenceRange(7, 9)], ack.Ranges);
    }

    [Fact]
    public void Merge_AnyNumbers_SaysExactlyThem() => Gen.Long[1, 400].Array[1, 300].Sample(
        numbers =>
        {
            var said = AckRanges.Merge(1, Lane.Obs, numbers).SelectMany(ack => ack.Ranges).SelectMany(range => Enumerable.Range((int)range.First, (int)(range.Last - range.First + 1)).Select(i => (long)i));
            Assert.Equal(numbers.Distinct().Order(), said);
        },
        seed: "0000KOIXIlCc");

    [Fact]
    public void Merge_MoreRangesThanAMessageHolds_BecomesSeveralGoodOnes()
    {
        var acks = AckRanges.Merge(1, Lane.Obs, Enumerable.Range(1, 3 * WireLimits.MaxAckRanges).Select(i => 2L * i)).ToArray();

        Assert.Equal(3, acks.Length);
        Assert.All(acks, ack => Assert.True(AckDecoder.TryDecode(AckEncoder.Encode(ack), out _)));
    }
}
