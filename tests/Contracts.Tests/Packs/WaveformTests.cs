using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using CsCheck;

namespace AgeingMonitor.Contracts.Tests.Packs;

public sealed class WaveformTests
{
    // By hand: form 1, 3 channels, 50.0 and 0.0078125 (2^-7) as little-endian doubles, samples 1, -1, 256.
    private const string Block = "0103" + "0000000000004940" + "000000000000803F" + "0100FFFF0001";

    [Fact]
    public void Encode_OneSampleOfThreeChannels_IsTheBlock() =>
        Assert.Equal(Block, Convert.ToHexString(Waveform.Create(50, 0.0078125, 3, [1, -1, 256]).Encode()));

    [Fact]
    public void TryDecode_TheBlock_GivesTheSamplesInTheQuantitysUnit()
    {
        Assert.True(Waveform.TryDecode(Convert.FromHexString(Block), out var waveform));
        Assert.Equal((50, 0.0078125, 3), (waveform.SamplesPerSecond, waveform.Scale, waveform.Channels));
        Assert.Equal(2.0, waveform[0, 2]);
        Assert.Equal(TimeSpan.FromMilliseconds(20), waveform.Duration);
        Assert.Throws<ArgumentOutOfRangeException>(() => waveform[1, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => waveform[0, 3]);
    }

    [Fact]
    public void TryRead_WhatAValueCarries_IsTheSame()
    {
        var waveform = Waveform.Create(125, 0.001, 1, [5, 6, 7]);
        Assert.True(Waveform.TryRead(waveform.ToValue(), out var read));
        Assert.Equal(waveform.Samples.ToArray(), read.Samples.ToArray());
        Assert.False(Waveform.TryRead(ObservedValue.Of(1), out _));
        Assert.False(Waveform.TryRead(ObservedValue.Of("no block"), out _));
    }

    // By hand: form 2, 2 channels, scale 0.5, frames at 0, 2000 and 120000 µs: (1, -1), (2, -2), (256, 3).
    private const string UnevenBlock = "0202" + "000000000000E03F" + "00000000" + "0100FFFF" + "D0070000" + "0200FEFF" + "C0D40100" + "00010300";

    [Fact]
    public void Encode_ThreeUnevenFrames_IsTheBlock() =>
        Assert.Equal(UnevenBlock, Convert.ToHexString(Waveform.CreateUneven([0, 2000, 120_000], 0.5, 2, [1, -1, 2, -2, 256, 3]).Encode()));

    [Fact]
    public void TryDecode_TheUnevenBlock_GivesEachFrameItsTime()
    {
        Assert.True(Waveform.TryDecode(Convert.FromHexString(UnevenBlock), out var waveform));
        Assert.False(waveform.IsEven);
        Assert.Equal((0.5, 2, 3), (waveform.Scale, waveform.Channels, waveform.Frames));
        Assert.Equal([0L, 2000, 120_000], Enumerable.Range(0, 3).Select(waveform.OffsetOf));
        Assert.Equal((-1.0, 1.5), (waveform[1, 1], waveform[2, 1]));
        Assert.Equal(TimeSpan.FromMilliseconds(120), waveform.Duration);
        Assert.Throws<InvalidOperationException>(() => waveform.SamplesPerSecond);
        Assert.Throws<ArgumentOutOfRangeException>(() => waveform.OffsetOf(3));
        Assert.Equal(UnevenBlock, Convert.ToHexString(waveform.Encode()));
    }

    [Fact]
    public void OffsetOf_AnEvenBlock_FollowsTheRate()
    {
        var waveform = Waveform.Create(3, 1, 1, [1, 2, 3]);
        Assert.True(waveform.IsEven);
        Assert.Empty(waveform.OffsetsMicroseconds.ToArray());
        Assert.Equal([0L, 333_333, 666_667], Enumerable.Range(0, 3).Select(waveform.OffsetOf));
    }

    [Theory]
    [InlineData("02")] // nothing else
    [InlineData("0202" + "000000000000E03F")] // no frame
    [InlineData("0200" + "000000000000E03F" + "00000000")] // no channel
    [InlineData("0241" + "000000000000E03F" + "00000000")] // 65 channels
    [InlineData("0201" + "0000000000000000" + "00000000" + "0100")] // scale 0
    [InlineData("0201" + "000000000000F0FF" + "00000000" + "0100")] // scale -∞
    [InlineData("0201" + "000000000000F87F" + "00000000" + "0100")] // scale NaN
    [InlineData("0201" + "000000000000E03F" + "01000000" + "0100")] // the first frame is not at the record's time
    [InlineData("0201" + "000000000000E03F" + "00000000" + "0100" + "00000000" + "0200")] // two frames at once
    [InlineData("0201" + "000000000000E03F" + "00000000" + "0100" + "05000000" + "0200" + "04000000" + "0200")] // back in time
    [InlineData("0201" + "000000000000E03F" + "00000000" + "0100" + "0146C323" + "0200")] // 600,000,001 µs
    [InlineData("0201" + "000000000000E03F" + "00000000" + "01")] // half a sample
    [InlineData("0202" + "000000000000E03F" + "00000000" + "0100")] // half a frame
    [InlineData("0301" + "000000000000E03F" + "00000000" + "0100")] // no such form
    public void TryDecode_NotAnUnevenBlock_IsFalse(string hex) => Assert.False(Waveform.TryDecode(Convert.FromHexString(hex), out _));

    [Fact]
    public void CreateUneven_OverALimit_ThrowsAndAtItDoesNot()
    {
        var most = (WireLimits.MaxDataBytes - 10) / 6;
        var offsets = Enumerable.Range(0, most + 1).Select(i => (uint)i).ToArray();
        Assert.True(Waveform.TryDecode(Waveform.CreateUneven(offsets.AsSpan(0, most), 1, 1, new short[most]).Encode(), out _));
        Assert.Throws<ArgumentException>(() => Waveform.CreateUneven(offsets, 1, 1, new short[most + 1]));
        Assert.Equal(TimeSpan.FromMinutes(10), Waveform.CreateUneven([0, Waveform.MaxOffsetMicroseconds], 1, 1, [1, 2]).Duration);
        Assert.Throws<ArgumentException>(() => Waveform.CreateUneven([0, Waveform.MaxOffsetMicroseconds + 1], 1, 1, [1, 2]));
        Assert.Throws<ArgumentException>(() => Waveform.CreateUneven([1], 1, 1, [1]));
        Assert.Throws<ArgumentException>(() => Waveform.CreateUneven([0, 0], 1, 1, [1, 2]));
        Assert.Throws<ArgumentException>(() => Waveform.CreateUneven([0], 1, 1, [1, 2]));
        Assert.Throws<ArgumentException>(() => Waveform.CreateUneven([], 1, 1, []));
        Assert.Throws<ArgumentException>(() => Waveform.CreateUneven([0], double.NaN, 1, [1]));
        Assert.Throws<ArgumentException>(() => Waveform.CreateUneven([0], 1, 65, new short[65]));
    }

    [Fact]
    public void Encode_AnyUnevenBlock_ReadsBackTheSame() => Property.Holds(PackGen.UnevenBlock, 500, waveform =>
    {
        Assert.True(Waveform.TryRead(waveform.ToValue(), out var read));
        Assert.Equal(waveform.OffsetsMicroseconds.ToArray(), read.OffsetsMicroseconds.ToArray());
        Assert.Equal(waveform.Samples.ToArray(), read.Samples.ToArray());
        Assert.Equal((waveform.Scale, waveform.Channels), (read.Scale, read.Channels));
        Assert.Equal(waveform.Encode(), read.Encode());
    });

    [Fact]
    public void TryDecode_AFlippedByte_IsRefusedOrIsTheBlockOfItsBytes() => Property.Holds(
        Gen.Select(PackGen.UnevenBlock, Gen.Int[0, int.MaxValue], Gen.Byte, Gen.Int[0, 3]), 3000, garbled =>
        {
            var bytes = garbled.Item1.Encode();
            bytes[garbled.Item2 % bytes.Length] = garbled.Item3;
            var cut = bytes.AsSpan(0, bytes.Length - garbled.Item4).ToArray();

            // What is taken has one form of bytes, so nothing unsaid can hide in a block.
            Assert.True(!Waveform.TryDecode(cut, out var read) || read.Encode().AsSpan().SequenceEqual(cut));
        });

    [Fact]
    public void View_OfAnyValue_SaysWhatTheWaveformSays() => Property.Holds(
        Gen.Select(Gen.OneOf(PackGen.EvenBlock, PackGen.UnevenBlock), Gen.Int[0, int.MaxValue], Gen.Byte, Gen.Bool), 2000, chosen =>
        {
            var (waveform, place, garbage, isGarbled) = chosen;
            var bytes = waveform.Encode();
            bytes[place % bytes.Length] = isGarbled ? garbage : bytes[place % bytes.Length];
            var value = ObservedValue.Of(Convert.ToBase64String(bytes));
            var isBlock = Waveform.TryRead(value, out var read);
            Assert.Equal(isBlock, WaveformView.TryRead(value, new byte[value.Text!.Length], out var view));
            Assert.Equal((read?.Scale ?? 0, read?.Channels ?? 0, read?.Frames ?? 0), (view.Scale, view.Channels, view.Frames));
            for (var i = 0; i < view.Frames; i++)
            {
                Assert.Equal(read!.OffsetOf(i), view.OffsetOf(i));
                for (var channel = 0; channel < view.Channels; channel++)
                {
                    Assert.Equal(read[i, channel], view[i, channel]);
                }
            }
        });

    [Fact]
    public void View_OfWhatIsNoBlock_IsNone()
    {
        Assert.False(WaveformView.TryRead(ObservedValue.Of(1), new byte[10], out _));
        Assert.False(WaveformView.TryRead(ObservedValue.Of("no block"), new byte[10], out var view));
        Assert.Equal(0, view.Frames);
        Assert.False(WaveformView.TryRead(ObservedValue.Of(new string('A', (WireLimits.MaxDataBytes / 3 * 4) + 8)), new byte[50_000], out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0103" + "0000000000004940" + "000000000000803F")]
    [InlineData("0203" + "0000000000004940" + "000000000000803F" + "0100FFFF0001")]
    [InlineData("0100" + "0000000000004940" + "000000000000803F" + "0100FFFF0001")]
    [InlineData("0109" + "0000000000004940" + "000000000000803F" + "0100FFFF0001")]
    [InlineData("0102" + "0000000000004940" + "000000000000803F" + "0100FFFF0001")]
    [InlineData("0103" + "0000000000004940" + "000000000000803F" + "0100FFFF000100")]
    [InlineData("0103" + "000000000000F87F" + "000000000000803F" + "0100FFFF0001")]
    [InlineData("0103" + "0000000000000080" + "000000000000803F" + "0100FFFF0001")]
    [InlineData("0103" + "0000000000004940" + "000000000000F07F" + "0100FFFF0001")]
    [InlineData("0103" + "0000000000004940" + "000000000000F87F" + "0100FFFF0001")]
    public void TryDecode_NotABlock_IsFalse(string hex) => Assert.False(Waveform.TryDecode(Convert.FromHexString(hex), out _));

    [Fact]
    public void Create_OverTheLimit_Throws()
    {
        var most = (WireLimits.MaxDataBytes - 18) / 2;
        Assert.Equal(WireLimits.MaxDataBytes, Waveform.Create(1, 1, 1, new short[most]).Encode().Length);
        Assert.Throws<ArgumentException>(() => Waveform.Create(1, 1, 1, new short[most + 1]));
        Assert.Throws<ArgumentException>(() => Waveform.Create(0, 1, 1, [1]));
        Assert.Throws<ArgumentException>(() => Waveform.Create(1, double.NaN, 1, [1]));
    }
}
