using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using CsCheck;

namespace AgeingMonitor.Contracts.Tests.Mqtt;

public sealed class TopicsTests
{
    private static readonly KitId Kit = KitId.Parse("k-abcdefghijklm");

    public static TheoryData<string> Channels => [.. Topics.FromKit, .. Topics.ToKit, Topics.Tick];

    [Theory]
    [MemberData(nameof(Channels))]
    public void TryParse_WhatForGives_IsTheSame(string channel)
    {
        Assert.Equal($"am/v1/k-abcdefghijklm/{channel}", Topics.For(Kit, channel));
        Assert.True(Topics.TryParse(Topics.For(Kit, channel), out var kit, out var read));
        Assert.Equal((Kit, channel), (kit, read));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("am")]
    [InlineData("am/v1")]
    [InlineData("am/v1/")]
    [InlineData("am/v1//obs")]
    [InlineData("am/v1/k-abcdefghijklm")]
    [InlineData("am/v1/k-abcdefghijklm/")]
    [InlineData("am/v1/k-abcdefghijklm/obs/")]
    [InlineData("am/v1/k-abcdefghijklm/obs/x")]
    [InlineData("am/v1/k-abcdefghijklm/OBS")]
    [InlineData("am/v1/k-abcdefghijklm/other")]
    [InlineData("/am/v1/k-abcdefghijklm/obs")]
    [InlineData("am/v2/k-abcdefghijklm/obs")]
    [InlineData("am/v1/h-abcdefghijklm/obs")]
    [InlineData("am/v1/+/obs")]
    [InlineData("am/v1/#")]
    [InlineData("zigbee2mqtt/bridge/state")]
    public void TryParse_AnyOtherTopic_IsFalse(string? topic)
    {
        Assert.False(Topics.TryParse(topic, out _, out var channel));
        Assert.Empty(channel);
    }

    [Fact]
    public void TryParse_Garbage_NeverThrows() => Property.Holds(
        Gen.OneOf(Gen.String, Gen.String.Select(s => "am/v1/" + s), Gen.String.Select(s => "am/v1/k-abcdefghijklm/" + s)),
        5000,
        topic => Assert.False(Topics.TryParse(topic, out _, out _)));
}
