using System.Text;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Contracts.Tests.Packs;

public sealed class PackEncoderTests
{
    private static readonly KitId Kit = KitId.Parse("k-abcdefghijklm");
    private static readonly Instant Sealed = new(1_772_366_390_250_000);

    private static readonly Pack Heartbeat = new() { Key = new PackKey(Kit, 3, Lane.Obs, 7), SealedAt = Sealed, ReceivedAt = Sealed, Clock = new ClockQuality(ClockState.Synced, null) };

    private static Observation Observe(QuantityDefinition quantity, ObservedValue value, Instant? at = null) => new(SensorId.Parse("hall"), quantity, at ?? Sealed, value);

    private static string Json(Pack pack) => Encoding.UTF8.GetString(PackEncoder.Encode(pack, PackFormat.Json));

    [Fact]
    public void Encode_AHeartbeat_IsTheContract() =>
        Assert.Equal(
            """[{"bn":"urn:am:k-abcdefghijklm:","bt":1772366390.25,"n":"pack/boot","v":3},{"n":"pack/seq","v":7},{"n":"pack/clock","vs":"synced"}]""",
            Json(Heartbeat));

    [Fact]
    public void Encode_APackWithEverything_IsTheContract() =>
        Assert.Equal(
            """
            [{"bver":26,"bn":"urn:am:k-abcdefghijklm:","bt":1772366390.25,"n":"pack/boot","v":3},{"n":"pack/seq","v":7},{"n":"pack/clock","vs":"holdover"},
            {"n":"pack/clock-uncertainty","u":"s","v":0.5},{"n":"pack/evt","v":2},{"n":"pack/after","vs":"2:120/4"},{"n":"pack/shed","vs":"2:obs:5-9 3:evt:1-1"},
            {"n":"hall/motion","t":-1.5,"v":1},{"n":"hall/co2","u":"ppm","v":600}]
            """.ReplaceLineEndings(""),
            Json(Heartbeat with
            {
                Clock = new ClockQuality(ClockState.Holdover, 0.5),
                EventsBefore = 2,
                After = new BootEnd(2, 120, 4),
                Shed = [new(2, Lane.Obs, new(5, 9)), new(3, Lane.Evt, new(1, 1))],
                Observations = [Observe(Quantities.Motion, ObservedValue.Of(1), Sealed - TimeSpan.FromSeconds(1.5)), Observe(Quantities.Co2, ObservedValue.Of(600))],
            }));

    [Fact]
    public void Encode_AnUndatedEvent_SaysHowLongAgo() =>
        Assert.Equal(
            """[{"bn":"urn:am:k-abcdefghijklm:","n":"pack/boot","v":3},{"n":"pack/seq","v":7},{"n":"pack/clock","vs":"unset"},{"n":"hall/fall","t":-30,"vs":"suspected"}]""",
            Json(Heartbeat with
            {
                Key = new PackKey(Kit, 3, Lane.Evt, 7),
                Clock = new ClockQuality(ClockState.Unset, null),
                Observations = [Observe(Quantities.Fall, ObservedValue.Of("suspected"), Sealed - TimeSpan.FromSeconds(30))],
            }));

    [Fact]
    public void Encode_APackWithoutNumbers_HasNoPackRecords()
    {
        var pack = Heartbeat with { Key = new PackKey(Kit, 0, Lane.Obs, 0), Clock = default, Observations = [Observe(Quantities.Motion, ObservedValue.Of(1))] };
        Assert.Equal("""[{"bn":"urn:am:k-abcdefghijklm:","bt":1772366390.25,"n":"hall/motion","v":1}]""", Json(pack));
        var read = PackDecoder.Decode(Kit, Lane.Obs, PackEncoder.Encode(pack), null, Sealed).Pack!;
        Assert.Equal((pack.SealedAt, 0), (read.SealedAt, read.Key.Boot));
        Assert.Equal(pack.Observations, read.Observations);
    }

    public static TheoryData<string, Pack> Mistakes => new()
    {
        { "no kit", Heartbeat with { Key = new PackKey(default, 3, Lane.Obs, 7) } },
        { "sequence 0", Heartbeat with { Key = new PackKey(Kit, 3, Lane.Obs, 0) } },
        { "boot below 0", Heartbeat with { Key = new PackKey(Kit, -1, Lane.Obs, 1) } },
        { "a tick without numbers", Heartbeat with { Key = new PackKey(Kit, 0, Lane.Tick, 1) } },
        { "sealed before an observation", Heartbeat with { Observations = [Observe(Quantities.Motion, ObservedValue.Of(1), Sealed + TimeSpan.FromMicroseconds(1))] } },
        { "sealed before 1978", Heartbeat with { SealedAt = Instant.Epoch } },
        { "sealed after 2255", Heartbeat with { SealedAt = new Instant(9_000_000_000_000_001) } },
        { "undated on lane obs", Heartbeat with { Clock = new ClockQuality(ClockState.Unset, null) } },
        { "a number for a text", Heartbeat with { Observations = [Observe(Quantities.Fall, ObservedValue.Of(1))] } },
        { "a text for a number", Heartbeat with { Observations = [Observe(Quantities.Motion, ObservedValue.Of("1"))] } },
        { "a text for a waveform", Heartbeat with { Observations = [Observe(Quantities.PulseWaveform, ObservedValue.Of("AAAA"))] } },
        { "the sensor called pack", Heartbeat with { Observations = [new(SensorId.Parse("pack"), Quantities.Motion, Sealed, ObservedValue.Of(1))] } },
        { "a later boot before", Heartbeat with { After = new BootEnd(3, 1, 1) } },
        { "shed of a later boot", Heartbeat with { Shed = [new(4, Lane.Obs, new(1, 2))] } },
        { "shed of ticks", Heartbeat with { Shed = [new(1, Lane.Tick, new(1, 2))] } },
        { "too many shed", Heartbeat with { Shed = [.. Enumerable.Repeat(new ShedRange(1, Lane.Obs, new(1, 2)), WireLimits.MaxShedRanges + 1)] } },
        { "dates on lane obs", Heartbeat with { Repeats = 1 } },
        { "a negative uncertainty", Heartbeat with { Clock = new ClockQuality(ClockState.Synced, -1) } },
        { "too many records", Heartbeat with { Observations = [.. Enumerable.Repeat(Observe(Quantities.Motion, ObservedValue.Of(1)), WireLimits.MaxRecords)] } },
        { "too many bytes", Heartbeat with { Observations = [.. Enumerable.Repeat(Observe(Quantities.AccelerationWaveform, Waveform.Create(50, 0.01, 1, new short[16_000]).ToValue()), 3)] } },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public void Encode_WhatTheWireCannotSay_Throws(string mistake, Pack pack)
    {
        Assert.Throws<ArgumentException>(() => PackEncoder.Encode(pack));
        Assert.True(Assert.Throws<ArgumentException>(() => PackEncoder.Encode(pack, PackFormat.Json)).Message.Length > 0, mistake);
    }
}
