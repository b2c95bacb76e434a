using AgeingMonitor.Testing.Importers.Trials;
using CsCheck;

namespace AgeingMonitor.Testing.Tests.Importers;

public sealed class FrameBlocksTests
{
    private static readonly double[] UmaSteps = [1.0 / 16384, 1.0 / 8192, 1.0 / 4096, 1.0 / 2048];

    [Fact]
    public void Flush_UnevenFrames_IsOneBlockWithTheirTimes()
    {
        var blocks = new FrameBlocks(FrameChannel.Acceleration("wrist", null, 0.001));
        blocks.Add(5_000_000, [0.5, 0, -0.25]);
        blocks.Add(5_002_000, [0.501, 0, 0]);
        blocks.Add(5_122_000, [0, 0, 1]);

        var (at, block) = Assert.Single(blocks.Flush());
        Assert.Equal(5_000_000, at);
        Assert.Equal([0u, 2000u, 122_000u], block.OffsetsMicroseconds.ToArray());
        Assert.Equal([500, 0, -250, 501, 0, 0, 0, 0, 1000], block.Samples.ToArray());
        Assert.Equal(9.80665 / 1000, block.Scale, 15);
        Assert.Empty(blocks.Flush());
    }

    [Fact]
    public void Add_TwoFramesAtOnce_AreAMicrosecondApart()
    {
        var blocks = new FrameBlocks(FrameChannel.Acceleration("wrist", null, 0.001));
        foreach (var at in (long[])[7, 7, 7, 8, 20])
        {
            blocks.Add(at, [0, 0, 0]);
        }

        Assert.Equal([0u, 1u, 2u, 3u, 13u], Assert.Single(blocks.Flush()).Block.OffsetsMicroseconds.ToArray());
    }

    [Fact]
    public void Add_TimeGoesBack_BeginsABlockAtTheTimeGivenAndNeverTwiceAtTheSame()
    {
        var blocks = new FrameBlocks(FrameChannel.Acceleration("wrist", null, 0.001));
        foreach (var at in (long[])[100, 200, 150, 300, 100, 400])
        {
            blocks.Add(at, [0, 0, 0]);
        }

        Assert.Equal([100, 150, 101], blocks.Flush().Select(block => block.At));
    }

    [Fact]
    public void Add_AnEvenChannelWithAHole_IsTwoBlocks()
    {
        var blocks = new FrameBlocks(FrameChannel.Acceleration("waist", 5000, 1));
        foreach (var at in (long[])[0, 5000, 15_000, 20_000, 25_000])
        {
            blocks.Add(at, [1, 2, 3]);
        }

        var made = blocks.Flush();
        Assert.Equal([(0L, 2), (15_000L, 3)], made.Select(block => (block.At, block.Block.Frames)));
        Assert.All(made, block => Assert.Equal(200, block.Block.SamplesPerSecond));
    }

    [Fact]
    public void Flush_AValueThatNeedsACoarserStep_LeavesTheOthersExact()
    {
        var blocks = new FrameBlocks(FrameChannel.Acceleration("wrist", null, UmaSteps));
        double[][] frames = [[3.0 / 16384, 0.5, 0], [8, 1.0 / 4096, 0], [-1.0 / 4096, 7.5, 0], [8, -8, 0.5]];
        for (var i = 0; i < frames.Length; i++)
        {
            blocks.Add(i * 1000, frames[i]);
        }

        var made = blocks.Flush();
        Assert.Equal([1.0 / 16384, 1.0 / 2048, 1.0 / 4096, 1.0 / 2048], made.Select(block => block.Block.Scale / 9.80665), (one, other) => Math.Abs(one - other) < 1e-12);
        Assert.Equal([3, 8192, 0], made[0].Block.Samples.ToArray());
        Assert.Equal(7.5 * 9.80665, made[2].Block[0, 1], 12);
    }

    [Fact]
    public void Flush_AnyFrames_KeepsEachWithinHalfOfTheStepAndUnclipped() => Gen.Select(Gen.Int[0, 3_000_000].Array[1, 60], Gen.Int[-32_861, 32_861].Array[180]).Sample((times, raw) =>
    {
        var blocks = new FrameBlocks(FrameChannel.Acceleration("wrist", null, UmaSteps));
        for (var i = 0; i < times.Length; i++)
        {
            blocks.Add(times[i], [raw[3 * i] / 4096.0, raw[(3 * i) + 1] / 4096.0, raw[(3 * i) + 2] / 4096.0]);
        }

        var made = blocks.Flush();
        Assert.Equal(made.Count, made.Select(block => block.At).Distinct().Count());
        var values = made.SelectMany(block => block.Block.Samples.ToArray().Select(sample => (Value: sample * block.Block.Scale / 9.80665, Step: block.Block.Scale / 9.80665))).ToList();
        Assert.Equal(3 * times.Length, values.Count);
        for (var i = 0; i < values.Count; i++)
        {
            Assert.True(Math.Abs(values[i].Value - (raw[i] / 4096.0)) <= (values[i].Step > 1.5 / 4096 ? values[i].Step / 2 : 0) + 1e-9, $"{raw[i]} became {values[i]}");
        }
    });
}
