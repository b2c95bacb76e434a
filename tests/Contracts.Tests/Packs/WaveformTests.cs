using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;

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
