using System.Text;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.SenMl;

namespace AgeingMonitor.Contracts.Tests.SenMl;

/// <summary>The two forms: what is well-formed, and the limits.</summary>
public sealed class SenMlFormTests
{
    [Theory]
    [InlineData("81 a2 00 61 61 02 01", "definite lengths")]
    [InlineData("9f bf 00 61 61 02 01 ff ff", "indefinite lengths")]
    [InlineData("81 a2 61 6e 61 61 61 76 01", "text labels")]
    [InlineData("d9 d9f7 81 a2 00 61 61 02 01", "marked as CBOR")]
    [InlineData("98 01 b8 02 18 00 78 01 61 19 0002 1a 00000001", "longer heads than needed")]
    public void ResolveCbor_WellFormed_IsRead(string hex, string what)
    {
        var one = Assert.Single(Senml.ResolveCbor(hex));
        Assert.True(one is { Name: "a", Value: 1 }, what);
    }

    [Theory]
    [InlineData("", WireReasons.Malformed)]
    [InlineData("81", WireReasons.Malformed)]
    [InlineData("a2 00 61 61 02 01", WireReasons.Malformed)]
    [InlineData("81 82 00 01", WireReasons.Malformed)]
    [InlineData("81 a2 00 61 61 02 01 00", WireReasons.Malformed)]
    [InlineData("82 a2 00 61 61 02 01", WireReasons.Malformed)]
    [InlineData("9f a2 00 61 61 02 01", WireReasons.Malformed)]
    [InlineData("81 a1 c1 00 01", WireReasons.Malformed)]
    [InlineData("9b ffffffffffffffff", WireReasons.Malformed)]
    [InlineData("9a 00ffffff a0", WireReasons.Malformed)]
    [InlineData("81 bb 7fffffffffffffff", WireReasons.Malformed)]
    [InlineData("81 a2 00 61 61 03 7b 7fffffffffffffff", WireReasons.Malformed)]
    [InlineData("81 a2 00 61 61 03 61 ff", WireReasons.FieldType)]
    [InlineData("81 a2 00 61 61 03 7f 61 62 ff", WireReasons.FieldType)]
    [InlineData("81 a2 00 61 61 08 61 62", WireReasons.FieldType)]
    [InlineData("81 a2 00 61 61 04 01", WireReasons.FieldType)]
    [InlineData("81 a2 00 61 61 06 61 31", WireReasons.Time)]
    [InlineData("81 a3 00 61 61 02 01 02 01", WireReasons.DuplicateField)]
    [InlineData("81 a3 00 61 61 02 01 61 76 01", WireReasons.DuplicateField)]
    [InlineData("81 a3 00 61 61 02 01 61 78 81 81 81 81 81 81 81 00", WireReasons.Malformed)]
    public void ResolveCbor_NotWellFormed_IsRefused(string hex, string reason) => Assert.Equal(reason, Senml.RefusalOfCbor(hex));

    [Theory]
    [InlineData("", WireReasons.Malformed)]
    [InlineData("{}", WireReasons.Malformed)]
    [InlineData("[1]", WireReasons.Malformed)]
    [InlineData("[{\"n\":\"a\",\"v\":1}", WireReasons.Malformed)]
    [InlineData("[{\"n\":\"a\",\"v\":1}]]", WireReasons.Malformed)]
    [InlineData("[{\"n\":\"a\",\"v\":1}] x", WireReasons.Malformed)]
    [InlineData("[{\"n\":\"a\",\"v\":1},]", WireReasons.Malformed)]
    [InlineData("[{\"n\":\"a\",\"v\":1}/**/]", WireReasons.Malformed)]
    [InlineData("\uFEFF[{\"n\":\"a\",\"v\":1}]", WireReasons.Malformed)]
    [InlineData("[{\"n\":\"a\",\"v\":1,\"v\":2}]", WireReasons.DuplicateField)]
    [InlineData("[{\"n\":\"a\",\"v\":1,\"\\u0076\":2}]", WireReasons.DuplicateField)]
    [InlineData("[{\"n\":1,\"v\":1}]", WireReasons.FieldType)]
    [InlineData("[{\"n\":\"a\",\"vs\":\"\\ud800\"}]", WireReasons.Text)]
    [InlineData("[{\"n\":\"a\",\"vd\":\"not base64!\"}]", WireReasons.Text)]
    [InlineData("[{\"n\":\"a\",\"v\":1,\"x\":[[[[[[[[1]]]]]]]]}]", WireReasons.Malformed)]
    public void Resolve_NotWellFormed_IsRefused(string json, string reason) => Assert.Equal(reason, Senml.RefusalOf(json));

    [Fact]
    public void Resolve_TextThatIsNoUtf8_IsRefused()
    {
        byte[] payload = [.. "[{\"n\":\"a\",\"vs\":\""u8, 0xC3, 0x28, .. "\"}]"u8];
        Assert.Equal(WireReasons.FieldType, SenMlDecoder.Resolve(payload, PackFormat.Json, Senml.Now).Reason);
    }

    [Fact]
    public void Resolve_Escapes_AreTakenOut()
    {
        var all = Senml.Resolve("""[{"\u006e":"\u0061","v\u0073":"caf\u00e9 \"\ud83d\ude00\"\n"},{"n":"b","vs":"plain"}]""");
        Assert.Equal(["café \"😀\"\n", "plain"], all.Select(m => m.Text));
        Assert.Equal(["a", "b"], all.Select(m => m.Name));
    }

    [Fact]
    public void Resolve_AThousandRecordsAndNotOneMore_IsRead()
    {
        var record = "{\"v\":1}";
        var thousand = "[{\"bn\":\"a\",\"v\":1}" + string.Concat(Enumerable.Repeat("," + record, WireLimits.MaxRecords - 1));
        Assert.Equal(WireLimits.MaxRecords, Senml.Resolve(thousand + "]").Count);
        Assert.Equal(WireReasons.TooManyRecords, Senml.RefusalOf(thousand + "," + record + "]"));
    }

    [Fact]
    public void ResolveCbor_AThousandRecordsAndNotOneMore_IsRead()
    {
        var more = string.Concat(Enumerable.Repeat("a1 02 01", WireLimits.MaxRecords - 1));
        Assert.Equal(WireLimits.MaxRecords, Senml.ResolveCbor("99 03e8 a2 21 61 61 02 01" + more).Count);
        Assert.Equal(WireReasons.TooManyRecords, Senml.RefusalOfCbor("99 03e9 a2 21 61 61 02 01 a1 02 01" + more));
        Assert.Equal(WireReasons.TooManyRecords, Senml.RefusalOfCbor("9f a2 21 61 61 02 01 a1 02 01" + more + "ff"));
    }

    [Fact]
    public void Resolve_PayloadOverTheLimit_IsRefusedUnread()
    {
        var payload = new byte[WireLimits.MaxMessageBytes + 1];
        Assert.Equal(WireReasons.TooLarge, SenMlDecoder.Resolve(payload, PackFormat.Cbor, Senml.Now).Reason);
        Assert.Equal(WireReasons.TooLarge, SenMlDecoder.Decode(payload, PackFormat.Json).Reason);
    }

    [Fact]
    public void Resolve_TextOverTheLimit_IsRefused()
    {
        Assert.Null(Senml.RefusalOf($$"""[{"n":"a","vs":"{{new string('x', WireLimits.MaxTextBytes)}}"}]"""));
        Assert.Equal(WireReasons.Text, Senml.RefusalOf($$"""[{"n":"a","vs":"{{new string('x', WireLimits.MaxTextBytes + 1)}}"}]"""));
    }

    [Fact]
    public void Encode_JsonExponents_AreInLowerCase() =>
        // RFC 8428 section 5: "the e MUST be in lower case".
        Assert.Equal("""[{"n":"a","v":1e+300}]""", Encoding.UTF8.GetString(SenMlEncoder.Encode([new SenMlRecord { Name = "a", Value = 1e300 }], PackFormat.Json)));

    [Fact]
    public void Encode_Times_AreShortAndExact()
    {
        SenMlRecord[] records = [new() { Name = "a", BaseTime = 1_320_067_464_123_456_000, Time = -1_500_000_000, UpdateTime = 60_000_000_000, Value = 1 }];
        Assert.Equal("""[{"bt":1320067464.123456,"n":"a","t":-1.5,"ut":60,"v":1}]""", Encoding.UTF8.GetString(SenMlEncoder.Encode(records, PackFormat.Json)));

        // -3: 4([-6, 1320067464123456]), 0: "a", 6: 4([-3, -1500]), 7: 60, 2: 1, by hand from RFC 8949.
        Assert.Equal("81A522C482251B0004B09828475440006161" + "06C482223905DB" + "07183C" + "0201", Convert.ToHexString(SenMlEncoder.Encode(records)));
    }

    [Fact]
    public void Encode_OverALimitOrNotFinite_Throws()
    {
        Assert.Throws<ArgumentException>(() => SenMlEncoder.Encode([.. Enumerable.Repeat(new SenMlRecord { Name = "a", Value = 1 }, WireLimits.MaxRecords + 1)]));
        Assert.Throws<ArgumentException>(() => SenMlEncoder.Encode([.. Enumerable.Repeat(new SenMlRecord { Name = "a", Text = new string('x', 1000) }, 70)]));
        Assert.Throws<ArgumentException>(() => SenMlEncoder.Encode([.. Enumerable.Repeat(new SenMlRecord { Name = "a", Text = new string('x', 1000) }, 70)], PackFormat.Json));
        Assert.Throws<ArgumentException>(() => SenMlEncoder.Encode([new SenMlRecord { Name = "a", Value = double.NaN }]));
    }
}
