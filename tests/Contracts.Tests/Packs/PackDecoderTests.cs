using System.Text;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Contracts.Tests.Packs;

/// <summary>What becomes of a message, in the order in which a kit's developer meets it.</summary>
public sealed class PackDecoderTests
{
    private static readonly KitId Kit = KitId.Parse("k-abcdefghijklm");

    /// <summary>2026-03-01T12:00:00Z.</summary>
    private static readonly Instant Received = new(1_772_366_400_000_000);

    private const string Head = """{"bn":"urn:am:k-abcdefghijklm:","bt":1772366390,"n":"pack/boot","v":3},{"n":"pack/seq","v":7}""";

    private static PackDecodeResult Decode(string json, Lane lane = Lane.Obs) => PackDecoder.Decode(Kit, lane, Encoding.UTF8.GetBytes(json), null, Received);

    private static Pack Accept(string json, Lane lane = Lane.Obs)
    {
        var result = Decode(json, lane);
        Assert.True(result.Pack is not null, $"{result.Reason}: {result.Detail}");
        Assert.Empty(result.Rejected);
        return result.Pack;
    }

    private static string? RefusalOf(string json, Lane lane = Lane.Obs)
    {
        var result = Decode(json, lane);
        Assert.Equal(result.Pack is null, result.Reason is not null);
        return result.Reason;
    }

    private static RejectedRecord Reject(string record)
    {
        var result = Decode($"[{Head},{{\"n\":\"hall/motion\",\"v\":1}},{record}]");
        Assert.Single(result.Pack!.Observations);
        return Assert.Single(result.Rejected);
    }

    [Fact]
    public void Decode_APackOfAKit_SaysAllOfIt()
    {
        var pack = Accept("""
            [
              {"bn":"urn:am:k-abcdefghijklm:","bt":1772366390.25,"n":"pack/boot","v":3},
              {"n":"pack/seq","v":7},
              {"n":"pack/clock","vs":"holdover"},
              {"n":"pack/clock-uncertainty","u":"s","v":0.5},
              {"n":"pack/evt","v":2},
              {"n":"pack/after","vs":"2:120/4"},
              {"n":"pack/shed","vs":"2:obs:5-9 3:evt:1-1"},
              {"n":"hall/motion","t":-10.5,"v":1},
              {"n":"wrist/heart-rate","u":"beat/min","t":-2,"v":71.5}
            ]
            """);
        Assert.Equal(new PackKey(Kit, 3, Lane.Obs, 7), pack.Key);
        Assert.Equal(new Instant(1_772_366_390_250_000), pack.SealedAt);
        Assert.Equal(Received, pack.ReceivedAt);
        Assert.Equal(new ClockQuality(ClockState.Holdover, 0.5), pack.Clock);
        Assert.Equal(2, pack.EventsBefore);
        Assert.Equal(new BootEnd(2, 120, 4), pack.After);
        Assert.Equal([new ShedRange(2, Lane.Obs, new(5, 9)), new ShedRange(3, Lane.Evt, new(1, 1))], pack.Shed);
        Assert.Equal(
            [
                new Observation(SensorId.Parse("hall"), Quantities.Motion, new Instant(1_772_366_379_750_000), ObservedValue.Of(1)),
                new Observation(SensorId.Parse("wrist"), Quantities.HeartRate, new Instant(1_772_366_388_250_000), ObservedValue.Of(71.5)),
            ],
            pack.Observations);
    }

    [Fact]
    public void Decode_PackRecordsAlone_IsAHeartbeat() => Assert.Empty(Accept($"[{Head}]").Observations);

    [Fact]
    public void Decode_ATick_MovesTimeAndCarriesNothing()
    {
        Assert.Equal(new PackKey(Kit, 3, Lane.Tick, 7), Accept($"[{Head}]", Lane.Tick).Key);
        Assert.Equal(WireReasons.Lane, RefusalOf($$"""[{{Head}},{"n":"hall/motion","v":1}]""", Lane.Tick));
        Assert.Equal(WireReasons.Lane, RefusalOf($$"""[{{Head}},{"n":"hall/unheard-of","v":1}]""", Lane.Tick));
        Assert.Equal(WireReasons.Empty, RefusalOf("""[{"bt":1772366390,"n":"pack/clock","vs":"synced"}]""", Lane.Tick));
    }

    [Theory]
    [InlineData("application/senml+json", true)]
    [InlineData("application/senml+json; charset=utf-8", true)]
    [InlineData("Application/SenML+JSON", true)]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("application/json", false)]
    [InlineData("text/plain", false)]
    public void Decode_ContentTypes_AreTheTwoOrNone(string? contentType, bool taken)
    {
        var result = PackDecoder.Decode(Kit, Lane.Obs, Encoding.UTF8.GetBytes($" [{Head}]"), contentType, Received);
        Assert.Equal(taken ? null : WireReasons.ContentType, result.Reason);
    }

    [Fact]
    public void Decode_TheWrongContentType_IsRefused()
    {
        var pack = Accept($"[{Head}]");
        Assert.Equal(WireReasons.Malformed, PackDecoder.Decode(Kit, Lane.Obs, PackEncoder.Encode(pack), WireLimits.SenMlJson, Received).Reason);
        Assert.Equal(WireReasons.Malformed, PackDecoder.Decode(Kit, Lane.Obs, PackEncoder.Encode(pack, PackFormat.Json), WireLimits.SenMlCbor, Received).Reason);
        Assert.Equal(pack, PackDecoder.Decode(Kit, Lane.Obs, PackEncoder.Encode(pack), null, Received).Pack! with { Shed = pack.Shed, Observations = pack.Observations });
    }

    [Theory]
    [InlineData("""{"n":"hall/motion","u":"/","v":1}""", 1)]
    [InlineData("""{"n":"door/contact","vb":true}""", 1)]
    [InlineData("""{"n":"door/contact","vb":false}""", 0)]
    [InlineData("""{"n":"finger/oxygen-saturation","u":"%","v":0.97}""", 97)]
    [InlineData("""{"n":"finger/oxygen-saturation","u":"/","v":0.97}""", 97)]
    [InlineData("""{"n":"arm/systolic-blood-pressure","u":"Pa","v":15998.64}""", 120)]
    [InlineData("""{"n":"ear/body-temperature","u":"K","v":309.65}""", 36.5)]
    [InlineData("""{"n":"wrist/heart-rate","u":"1/min","v":60}""", 60)]
    [InlineData("""{"n":"wrist/heart-rate","u":"Hz","v":1}""", 60)]
    [InlineData("""{"n":"kit/signal-strength","u":"dBm","v":-70}""", -100)]
    [InlineData("""{"n":"scale/body-weight","u":"g","v":70500}""", 70.5)]
    [InlineData("""{"n":"scale/body-weight","u":"kg","v":70.5,"s":4}""", 70.5)]
    public void Decode_OtherFormsOfANumber_AreConverted(string record, double expected) =>
        Assert.Equal(expected, Assert.Single(Accept($"[{Head},{record}]").Observations).Value.Number, 1e-9);

    [Theory]
    [InlineData("""{"n":"hall/unheard-of","v":1}""", WireReasons.UnknownQuantity)]
    [InlineData("""{"n":"hall/Motion","v":1}""", WireReasons.UnknownQuantity)]
    [InlineData("""{"n":"motion","v":1}""", WireReasons.Name)]
    [InlineData("""{"n":"Hall/motion","v":1}""", WireReasons.Name)]
    [InlineData("""{"n":"hall/north/motion","v":1}""", WireReasons.Name)]
    [InlineData("""{"n":"hall motion","v":1}""", WireReasons.Name)]
    [InlineData("""{"n":"wrist/heart-rate","v":70}""", WireReasons.Unit)]
    [InlineData("""{"n":"wrist/heart-rate","u":"bpm","v":70}""", WireReasons.Unit)]
    [InlineData("""{"n":"wrist/heart-rate","u":"Cel","v":70}""", WireReasons.Unit)]
    [InlineData("""{"n":"wrist/heart-rate","u":"/min","v":70}""", WireReasons.Unit)]
    [InlineData("""{"n":"ear/body-temperature","u":"degF","v":98.6}""", WireReasons.Unit)]
    [InlineData("""{"n":"hall/motion","u":"Cel","v":1}""", WireReasons.Unit)]
    [InlineData("""{"n":"wrist/heart-rate","u":"beat/min","v":301}""", WireReasons.Implausible)]
    [InlineData("""{"n":"wrist/heart-rate","u":"beat/min","v":-1}""", WireReasons.Implausible)]
    [InlineData("""{"n":"finger/oxygen-saturation","u":"%","v":97}""", WireReasons.Implausible)]
    [InlineData("""{"n":"hall/motion","v":0}""", WireReasons.Implausible)]
    [InlineData("""{"n":"door/contact","v":0.5}""", WireReasons.Implausible)]
    [InlineData("""{"n":"wrist/heart-rate","u":"beat/min","v":1e400}""", WireReasons.NotFinite)]
    [InlineData("""{"n":"wrist/heart-rate","u":"beat/min","vs":"70"}""", WireReasons.ValueKind)]
    [InlineData("""{"n":"wrist/heart-rate","u":"beat/min","vb":true}""", WireReasons.ValueKind)]
    [InlineData("""{"n":"wrist/heart-rate","u":"beat/min","s":70}""", WireReasons.ValueKind)]
    [InlineData("""{"n":"wrist/fall","v":1}""", WireReasons.ValueKind)]
    [InlineData("""{"n":"wrist/fall","vs":"maybe"}""", WireReasons.ValueKind)]
    [InlineData("""{"n":"wrist/acceleration-waveform","vs":"x"}""", WireReasons.ValueKind)]
    [InlineData("""{"n":"wrist/acceleration-waveform","vd":"AAAA"}""", WireReasons.Waveform)]
    [InlineData("""{"n":"wrist/acceleration-waveform","vd":"!"}""", WireReasons.Text)]
    [InlineData("""{"n":"hall/motion"}""", WireReasons.ValueCount)]
    [InlineData("""{"n":"hall/motion","v":1,"vb":true}""", WireReasons.ValueCount)]
    [InlineData("""{"n":"hall/motion","v":1,"bt":5}""", WireReasons.Time)]
    [InlineData("""{"n":"hall/motion","v":1,"t":8999999999}""", WireReasons.Time)]
    public void Decode_ARecordThatCannotBeTaken_LeavesTheRest(string record, string reason)
    {
        var rejected = Reject(record);
        Assert.Equal((3, reason), (rejected.Index, rejected.Reason));
        Assert.NotEmpty(rejected.Detail);
    }

    [Fact]
    public void Decode_ARejectedRecord_IsKeptAsText() =>
        Assert.Equal(
            """{"n":"urn:am:k-abcdefghijklm:ear/body-temperature","u":"degF","t":1772366389,"v":98.6}""",
            Reject("""{"n":"ear/body-temperature","u":"degF","t":-1,"v":98.6}""").Record);

    [Theory]
    [InlineData("""{"bn":"urn:am:k-abcdefghijkln:","n":"hall/motion","v":1}""", WireReasons.ForeignKit)]
    [InlineData("""{"bn":"","n":"urn:am:k-abcdefghijkln:hall/motion","v":1}""", WireReasons.ForeignKit)]
    [InlineData("""{"n":"pack/seq","v":7}""", WireReasons.PackRecord)]
    [InlineData("""{"n":"pack/evt","v":-1}""", WireReasons.PackRecord)]
    [InlineData("""{"n":"pack/evt","v":1.5}""", WireReasons.PackRecord)]
    [InlineData("""{"n":"pack/evt","vs":"1"}""", WireReasons.PackRecord)]
    [InlineData("""{"n":"pack/evt","v":1,"t":1}""", WireReasons.PackRecord)]
    [InlineData("""{"n":"pack/evt","v":9007199254740992}""", WireReasons.PackRecord)]
    [InlineData("""{"n":"pack/clock","vs":"fast"}""", WireReasons.PackRecord)]
    [InlineData("""{"n":"pack/clock","v":1}""", WireReasons.PackRecord)]
    [InlineData("""{"n":"pack/clock-uncertainty","u":"s","v":-1}""", WireReasons.PackRecord)]
    [InlineData("""{"n":"pack/clock-uncertainty","u":"min","v":1}""", WireReasons.PackRecord)]
    [InlineData("""{"n":"pack/after","vs":"3:1/1"}""", WireReasons.PackRecord)]
    [InlineData("""{"n":"pack/after","vs":"2:1"}""", WireReasons.PackRecord)]
    [InlineData("""{"n":"pack/after","vs":"0:1/1"}""", WireReasons.PackRecord)]
    [InlineData("""{"n":"pack/after","vs":"2:-1/1"}""", WireReasons.PackRecord)]
    [InlineData("""{"n":"pack/shed","vs":"2:obs:9-5"}""", WireReasons.PackRecord)]
    [InlineData("""{"n":"pack/shed","vs":"2:tick:1-5"}""", WireReasons.PackRecord)]
    [InlineData("""{"n":"pack/shed","vs":"2:obs:1-5  2:obs:7-8"}""", WireReasons.PackRecord)]
    [InlineData("""{"n":"pack/shed","vs":"4:obs:1-5"}""", WireReasons.PackRecord)]
    [InlineData("""{"n":"pack/shed","vs":""}""", WireReasons.PackRecord)]
    [InlineData("""{"n":"pack/repeats","v":1}""", WireReasons.PackRecord)]
    [InlineData("""{"n":"pack/unheard-of_","v":1}""", WireReasons.PackRecord)]
    [InlineData("""{"n":"pack/clock","vs":"unset"}""", WireReasons.Time)]
    [InlineData("""{"n":"hall/motion","t":0.000001,"v":1}""", WireReasons.SealedEarly)]
    [InlineData("""{"n":"hall/motion","v":1},{"n":"pack/evt","v":1}""", WireReasons.PackRecord)]
    public void Decode_WhatSpoilsTheWholePack_IsRefusedWithItsKey(string record, string reason)
    {
        var result = Decode($"[{Head},{record}]");
        Assert.Equal(reason, result.Reason);
        Assert.Null(result.Pack);
        Assert.NotNull(result.Detail);
    }

    [Fact]
    public void Decode_APackSpoiledAfterItsNumbers_StillSaysWhichOneItIs()
    {
        Assert.Equal(new PackKey(Kit, 3, Lane.Obs, 7), Decode($$"""[{{Head}},{"n":"hall/motion","v":1,"x_":1}]""").Key);
        Assert.Equal(new PackKey(Kit, 3, Lane.Obs, 7), Decode($"[{Head},").Key);
        Assert.Null(Decode("""[{"n":"hall/motion","v":1,"x_":1}]""").Key);
    }

    [Fact]
    public void Decode_AnUnknownPackRecord_IsPassedOver() => Assert.Empty(Accept($$"""[{{Head}},{"n":"pack/newer","vs":"x"}]""").Observations);

    [Theory]
    [InlineData("""[{"bn":"urn:am:k-abcdefghijklm:","bt":1772366390,"n":"pack/boot","v":3},{"n":"hall/motion","v":1}]""")]
    [InlineData("""[{"bn":"urn:am:k-abcdefghijklm:","bt":1772366390,"n":"pack/seq","v":3},{"n":"hall/motion","v":1}]""")]
    [InlineData("""[{"bn":"urn:am:k-abcdefghijklm:","bt":1772366390,"n":"pack/boot","v":0},{"n":"pack/seq","v":3}]""")]
    [InlineData("""[{"bn":"urn:am:k-abcdefghijklm:","bt":1772366390,"n":"pack/evt","v":0},{"n":"hall/motion","v":1}]""")]
    public void Decode_NumbersThatAreNotComplete_AreRefused(string json) => Assert.Equal(WireReasons.PackRecord, RefusalOf(json));

    [Fact]
    public void Decode_ANumberedPackWithoutAbsoluteTime_IsRefused() =>
        Assert.Equal(WireReasons.Time, RefusalOf("""[{"bn":"urn:am:k-abcdefghijklm:","n":"pack/boot","v":3},{"n":"pack/seq","v":7}]"""));

    [Fact]
    public void Decode_AnUndatedEvent_IsDatedByItsArrival()
    {
        var pack = Accept(
            """
            [
              {"bn":"urn:am:k-abcdefghijklm:","n":"pack/boot","v":3},{"n":"pack/seq","v":7},{"n":"pack/clock","vs":"unset"},
              {"n":"wrist/fall","t":-30,"vs":"suspected"},
              {"n":"wrist/help","t":5,"v":1},
              {"n":"cord/help","t":1772366300,"v":1}
            ]
            """,
            Lane.Evt);
        Assert.Equal((ClockState.Unset, Received), (pack.Clock.State, pack.SealedAt));
        Assert.Equal([Received - TimeSpan.FromSeconds(30), Received, Received], pack.Observations.Select(o => o.MeasuredAt));
    }

    [Fact]
    public void Decode_AnEventToldAgain_NamesTheUndatedOne()
    {
        Assert.Equal(6, Accept($$"""[{{Head}},{"n":"pack/repeats","v":6},{"n":"wrist/help","v":1}]""", Lane.Evt).Repeats);
        Assert.Equal(WireReasons.PackRecord, RefusalOf($$"""[{{Head}},{"n":"pack/repeats","v":7},{"n":"wrist/help","v":1}]""", Lane.Evt));
        Assert.Equal(WireReasons.PackRecord, RefusalOf($$"""[{{Head}},{"n":"pack/evt","v":1},{"n":"wrist/help","v":1}]""", Lane.Evt));
    }

    [Fact]
    public void Decode_APublisherWithoutNumbers_IsIdentifiedByTimeAndContent()
    {
        const string One = """[{"n":"hall/motion","t":1772366300,"v":1},{"n":"kitchen/motion","t":1772366301.5,"v":1}]""";
        var pack = Accept(One);
        Assert.Equal((0, new Instant(1_772_366_301_500_000)), (pack.Key.Boot, pack.SealedAt));
        Assert.Equal(1_772_366_301_500_000, pack.Key.Sequence >> 10);
        Assert.False(pack.Key.IsNumbered);
        Assert.Equal(pack.Key, Accept(One).Key);
        Assert.NotEqual(pack.Key, Accept(One.Replace("kitchen", "bath", StringComparison.Ordinal)).Key);
    }

    [Fact]
    public void Decode_APublisherWithoutClockOrNumbers_IsDatedByArrival() =>
        Assert.Equal(Received - TimeSpan.FromSeconds(4), Accept("""[{"bn":"urn:am:k-abcdefghijklm:hall/","n":"motion","t":-4,"v":1}]""").SealedAt);

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"bn":"urn:am:k-abcdefghijklm:"}]""")]
    [InlineData("""[{"n":"hall/unheard-of","v":1}]""")]
    public void Decode_NothingUsableWithoutNumbers_IsRefused(string json) => Assert.Equal(WireReasons.Empty, RefusalOf(json));

    [Fact]
    public void Decode_OverALimit_IsRefused()
    {
        var motion = string.Concat(Enumerable.Repeat(""",{"n":"hall/motion","v":1}""", WireLimits.MaxRecords - 2));
        Assert.Equal(WireLimits.MaxRecords - 2, Accept($"[{Head}{motion}]").Observations.Count);
        Assert.Equal(WireReasons.TooManyRecords, RefusalOf($$"""[{{Head}}{{motion}},{"n":"hall/motion","v":1}]"""));
        Assert.Equal(WireReasons.TooLarge, RefusalOf($"[{Head}{new string(' ', WireLimits.MaxMessageBytes)}]"));
    }
}
