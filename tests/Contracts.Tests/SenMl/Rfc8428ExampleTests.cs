using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.SenMl;

namespace AgeingMonitor.Contracts.Tests.SenMl;

/// <summary>Every example of RFC 8428 sections 5.1 and 6, with what the text beside it says.</summary>
public sealed class Rfc8428ExampleTests
{
    private const string MultipleMeasurements = """
        [
          {"bn":"urn:dev:ow:10e2073a01080063","bt":1.320067464e+09,"bu":"%RH","v":20},
          {"u":"lon","v":24.30621},
          {"u":"lat","v":60.07965},
          {"t":60,"v":20.3},
          {"u":"lon","t":60,"v":24.30622},
          {"u":"lat","t":60,"v":60.07965},
          {"t":120,"v":20.7},
          {"u":"lon","t":120,"v":24.30623},
          {"u":"lat","t":120,"v":60.07966},
          {"u":"%EL","t":150,"v":98},
          {"t":180,"v":21.2},
          {"u":"lon","t":180,"v":24.30628},
          {"u":"lat","t":180,"v":60.07967}
        ]
        """;

    private const string ResolvedData = """
        [
          {"n":"urn:dev:ow:10e2073a01080063","u":"%RH","t":1.320067464e+09,"v":20},
          {"n":"urn:dev:ow:10e2073a01080063","u":"lon","t":1.320067464e+09,"v":24.30621},
          {"n":"urn:dev:ow:10e2073a01080063","u":"lat","t":1.320067464e+09,"v":60.07965},
          {"n":"urn:dev:ow:10e2073a01080063","u":"%RH","t":1.320067524e+09,"v":20.3},
          {"n":"urn:dev:ow:10e2073a01080063","u":"lon","t":1.320067524e+09,"v":24.30622},
          {"n":"urn:dev:ow:10e2073a01080063","u":"lat","t":1.320067524e+09,"v":60.07965},
          {"n":"urn:dev:ow:10e2073a01080063","u":"%RH","t":1.320067584e+09,"v":20.7},
          {"n":"urn:dev:ow:10e2073a01080063","u":"lon","t":1.320067584e+09,"v":24.30623},
          {"n":"urn:dev:ow:10e2073a01080063","u":"lat","t":1.320067584e+09,"v":60.07966},
          {"n":"urn:dev:ow:10e2073a01080063","u":"%EL","t":1.320067614e+09,"v":98},
          {"n":"urn:dev:ow:10e2073a01080063","u":"%RH","t":1.320067644e+09,"v":21.2},
          {"n":"urn:dev:ow:10e2073a01080063","u":"lon","t":1.320067644e+09,"v":24.30628},
          {"n":"urn:dev:ow:10e2073a01080063","u":"lat","t":1.320067644e+09,"v":60.07967}
        ]
        """;

    /// <summary>Section 6, the dump of 195 bytes.</summary>
    private const string CborDump =
        "87a721781b75726e3a6465763a6f773a" + "3130653230373361303130383030363a" + "22fb41d303a15b001062236141200500" + "67766f6c7461676501615602fb405e06"
        + "6666666666a3006763757272656e7406" + "2402fb3ff3333333333333a300676375" + "7272656e74062302fb3ff4cccccccccc" + "cda3006763757272656e74062202fb3f"
        + "f6666666666666a3006763757272656e" + "74062102f93e00a3006763757272656e" + "74062002fb3ff999999999999aa30067" + "63757272656e74060002fb3ffb333333"
        + "333333";

    [Fact]
    public void Resolve_SingleDataPoint_IsMeasuredNow()
    {
        var one = Assert.Single(Senml.Resolve("""[{"n":"urn:dev:ow:10e2073a01080063","u":"Cel","v":23.1}]"""));
        Assert.Equal(("urn:dev:ow:10e2073a01080063", "Cel", 23.1, Senml.Now), (one.Name, one.Unit, one.Value!.Value, one.Time));
    }

    [Fact]
    public void Resolve_MultipleDataPoints_ShareTheBaseName() =>
        Assert.Equal(
            ["urn:dev:ow:10e2073a01080063:voltage V 1320078429 120.1", "urn:dev:ow:10e2073a01080063:current A 1320078429 1.2"],
            Senml.Resolve("""[{"bn":"urn:dev:ow:10e2073a01080063:","n":"voltage","u":"V","v":120.1},{"n":"current","u":"A","v":1.2}]""").Select(Senml.Line));

    [Fact]
    public void Resolve_FiveSecondsOfCurrent_CountsBackFromTheBaseTime() =>
        Assert.Equal(
            [
                "urn:dev:ow:10e2073a0108006:current A 1276020071.001 1.2", "urn:dev:ow:10e2073a0108006:current A 1276020072.001 1.3",
                "urn:dev:ow:10e2073a0108006:current A 1276020073.001 1.4", "urn:dev:ow:10e2073a0108006:current A 1276020074.001 1.5",
                "urn:dev:ow:10e2073a0108006:current A 1276020075.001 1.6", "urn:dev:ow:10e2073a0108006:voltage V 1276020076.001 120.1",
                "urn:dev:ow:10e2073a0108006:current A 1276020076.001 1.7",
            ],
            Senml.Resolve("""
                [
                  {"bn":"urn:dev:ow:10e2073a0108006:","bt":1.276020076001e+09,"bu":"A","bver":5,"n":"voltage","u":"V","v":120.1},
                  {"n":"current","t":-5,"v":1.2},
                  {"n":"current","t":-4,"v":1.3},
                  {"n":"current","t":-3,"v":1.4},
                  {"n":"current","t":-2,"v":1.5},
                  {"n":"current","t":-1,"v":1.6},
                  {"n":"current","v":1.7}
                ]
                """).Select(Senml.Line));

    [Fact]
    public void Resolve_TheSameInCbor_IsTheSame() =>
        Assert.Equal(
            Senml.Resolve("""
                [
                  {"bn":"urn:dev:ow:10e2073a0108006:","bt":1276020076.001,"bu":"A","bver":5,"n":"voltage","u":"V","v":120.1},
                  {"n":"current","t":-5,"v":1.2},{"n":"current","t":-4,"v":1.3},{"n":"current","t":-3,"v":1.4},
                  {"n":"current","t":-2,"v":1.5},{"n":"current","t":-1,"v":1.6},{"n":"current","t":0,"v":1.7}
                ]
                """),
            Senml.ResolveCbor(CborDump));

    [Fact]
    public void Decode_TheCborDump_HasTheFieldsOfTheDiagnosticNotation()
    {
        var records = SenMlDecoder.Decode(Convert.FromHexString(CborDump), PackFormat.Cbor).Records!;
        Assert.Equal(
            new SenMlRecord { BaseName = "urn:dev:ow:10e2073a0108006:", BaseTime = 1_276_020_076_001_000_000, BaseUnit = "A", Version = 5, Name = "voltage", Unit = "V", Value = 120.1 },
            records[0] with { BaseTime = (records[0].BaseTime + 500) / 1000 * 1000 });
        Assert.Equal(new SenMlRecord { Name = "current", Time = -2_000_000_000, Value = 1.5 }, records[4]);
        Assert.Equal(7, records.Count);
    }

    [Fact]
    public void Resolve_SeriesWithBaseUnit_KeepsNameAndUnit()
    {
        // The stream of section 5.1.2, closed by its bracket.
        var all = Senml.Resolve("""
            [
              {"bn":"urn:dev:ow:10e2073a01080063","bt":1.320067464e+09,"bu":"%RH","v":21.2},
              {"t":10,"v":21.3},{"t":20,"v":21.4},{"t":30,"v":21.4},{"t":40,"v":21.5},{"t":50,"v":21.5},{"t":60,"v":21.5},{"t":70,"v":21.6},{"t":80,"v":21.7}
            ]
            """);
        Assert.Equal("urn:dev:ow:10e2073a01080063 %RH 1320067544 21.7", Senml.Line(all[^1]));
    }

    [Fact]
    public void Resolve_MultipleMeasurements_IsTheResolvedDataOfSection514() =>
        Assert.Equal(Senml.Resolve(ResolvedData), Senml.Resolve(MultipleMeasurements));

    [Fact]
    public void Resolve_MultipleDataTypes_KeepsEachType()
    {
        var all = Senml.Resolve("""
            [
              {"bn":"urn:dev:ow:10e2073a01080063:","n":"temp","u":"Cel","v":23.1},
              {"n":"label","vs":"Machine Room"},
              {"n":"open","vb":false},
              {"n":"nfv-reader","vd":"aGkgCg"}
            ]
            """);
        Assert.Equal(23.1, all[0].Value);
        Assert.Equal("Machine Room", all[1].Text);
        Assert.False(all[2].Boolean);
        Assert.Equal("hi \n"u8.ToArray(), all[3].Data!.Value.ToArray());
    }

    [Fact]
    public void Resolve_CollectionOfResources_ChangesTheBaseNameAndKeepsTheBaseTime() =>
        Assert.Equal(
            [
                "2001:db8::2/temperature Cel 1320078429 25.2", "2001:db8::2/humidity %RH 1320078429 30",
                "2001:db8::1/temperature Cel 1320078429 12.3", "2001:db8::1/humidity %RH 1320078429 67",
            ],
            Senml.Resolve("""
                [
                  {"bn":"2001:db8::2/","bt":1.320078429e+09,"n":"temperature","u":"Cel","v":25.2},
                  {"n":"humidity","u":"%RH","v":30},
                  {"bn":"2001:db8::1/","n":"temperature","u":"Cel","v":12.3},
                  {"n":"humidity","u":"%RH","v":67}
                ]
                """).Select(Senml.Line));

    [Fact]
    public void Resolve_Actuator_TakesARecordOfBaseFieldsAlone() =>
        Assert.Equal(
            ["urn:dev:ow:10e2073a01080063:temp Cel 1320078429 23.1", "urn:dev:ow:10e2073a01080063:heat / 1320078429 1", "urn:dev:ow:10e2073a01080063:fan / 1320078429 0"],
            Senml.Resolve("""
                [
                  {"bn":"urn:dev:ow:10e2073a01080063:"},
                  {"n":"temp","u":"Cel","v":23.1},
                  {"n":"heat","u":"/","v":1},
                  {"n":"fan","u":"/","v":0}
                ]
                """).Select(Senml.Line));

    [Fact]
    public void Resolve_LightsOn_HaveNoBaseName() =>
        Assert.Equal(
            ["2001:db8::3 / 1320078429 1", "2001:db8::4 / 1320078429 1"],
            Senml.Resolve("""[{"bt":1.320078429e+09,"bu":"/","n":"2001:db8::3","v":1},{"n":"2001:db8::4","v":1}]""").Select(Senml.Line));

    [Fact]
    public void Resolve_LightsOff_GoOutATenthOfASecondLater() =>
        Assert.Equal(
            ["2001:db8::3 / 1320078429 0.5", "2001:db8::4 / 1320078429 0.5", "2001:db8::3 / 1320078429.1 0", "2001:db8::4 / 1320078429.1 0"],
            Senml.Resolve("""
                [
                  {"bt":1.320078429e+09,"bu":"/","n":"2001:db8::3","v":0.5},
                  {"n":"2001:db8::4","v":0.5},
                  {"n":"2001:db8::3","t":0.1,"v":0},
                  {"n":"2001:db8::4","t":0.1,"v":0}
                ]
                """).Select(Senml.Line));
}
