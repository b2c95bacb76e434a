using System.Text;
using System.Text.Json;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using CsCheck;

namespace AgeingMonitor.Contracts.Tests.Mqtt;

public sealed class KitConfigurationTests
{
    private const string Whole = """{"version":7,"timeZone":"Europe/Paris","sensors":[{"name":"hall","driver":"pir","options":{"pin":17}},{"name":"wrist","driver":"lis3dh"}],"rules":{"worn":"wrist","tooWarm":[{"sensor":"hall","above":45.5}]}}""";

    [Fact]
    public void Decode_AWholeOne_SaysWhatItSays_AndIsWrittenTheSame()
    {
        var read = Decode(Whole);
        Assert.Empty(read.Faults);
        var configuration = read.Configuration!;
        Assert.Equal((7, "Europe/Paris"), (configuration.Version, configuration.TimeZone));
        Assert.Equal(["hall pir", "wrist lis3dh"], configuration.Sensors.Select(sensor => $"{sensor.Name} {sensor.Driver}"));
        Assert.Equal(17, configuration.Sensors[0].Options.GetProperty("pin").GetInt32());
        Assert.Equal(JsonValueKind.Undefined, configuration.Sensors[1].Options.ValueKind);
        Assert.Equal(SensorId.Parse("wrist"), configuration.Rules.Worn);
        Assert.Equal(new TemperatureLimit(SensorId.Parse("hall"), 45.5), Assert.Single(configuration.Rules.TooWarm));
        Assert.Equal(Whole, Encoding.UTF8.GetString(KitConfigurationEncoder.Encode(configuration)));
    }

    [Theory]
    [InlineData("""{"sensors":[]}""", "version is missing")]
    [InlineData("""{"version":0}""", "version must be a whole number")]
    [InlineData("""{"version":1.5}""", "version must be a whole number")]
    [InlineData("""{"version":1,"version":2}""", "JSON")]
    [InlineData("""{"version":1,"timezone":"Europe/Paris"}""", "no 'timezone'; there are version, timeZone")]
    [InlineData("""{"version":1,"timeZone":"../etc"}""", "timeZone must be an IANA name")]
    [InlineData("""{"version":1,"sensors":{}}""", "sensors must be an array")]
    [InlineData("""{"version":1,"sensors":[null]}""", "sensors[0] must be an object")]
    [InlineData("""{"version":1,"sensors":[{"name":"Hall","driver":"pir"}]}""", "sensors[0].name must be")]
    [InlineData("""{"version":1,"sensors":[{"name":"pack","driver":"pir"}]}""", "neither pack nor kit")]
    [InlineData("""{"version":1,"sensors":[{"name":"kit","driver":"pir"}]}""", "neither pack nor kit")]
    [InlineData("""{"version":1,"sensors":[{"name":"hall"}]}""", "sensors[0].driver is missing")]
    [InlineData("""{"version":1,"sensors":[{"name":"hall","driver":"pir","options":7}]}""", "sensors[0].options must be an object")]
    [InlineData("""{"version":1,"sensors":[{"name":"hall","driver":"pir"},{"name":"hall","driver":"pir"}]}""", "two sensors 'hall'")]
    [InlineData("""{"version":1,"rules":{"worn":"wrist"}}""", "rules.worn must be the name of one of the sensors")]
    [InlineData("""{"version":1,"sensors":[{"name":"hall","driver":"pir"}],"rules":{"tooWarm":[{"sensor":"hall","above":71}]}}""", "rules.tooWarm[0].above must be a number from 25 to 70")]
    [InlineData("""{"version":1,"sensors":[{"name":"\ud800","driver":"pir"}]}""", "JSON")]
    [InlineData("""{"version":1,"x":[[[[[[[[[[]]]]]]]]]]}""", "JSON")]
    [InlineData("[]", "must be an object")]
    [InlineData("", "JSON")]
    public void Decode_SomethingWrong_SaysWhereAndWhatIsAllowed(string json, string expected)
    {
        var read = Decode(json);
        Assert.Null(read.Configuration);
        Assert.Contains(expected, Assert.Single(read.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_SeveralFaults_SaysThemAllAtOnce()
    {
        var read = Decode("""{"version":-1,"timeZone":3,"sensors":[{"name":"","driver":""}],"rule":{}}""");
        Assert.Equal(5, read.Faults.Count);
    }

    [Fact]
    public void Decode_TooLarge_IsRefusedUnread()
    {
        var read = Decode(Whole.PadRight(WireLimits.MaxMessageBytes + 1));
        Assert.Contains("65537 bytes", Assert.Single(read.Faults), StringComparison.Ordinal);
        Assert.Empty(Decode(Whole.PadRight(WireLimits.MaxMessageBytes)).Faults);
    }

    [Fact]
    public void Decode_TooManySensors_IsRefused()
    {
        static string With(int count) => $$"""{"version":1,"sensors":[{{string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"name":"s{{i}}","driver":"pir"}"""))}}]}""";
        Assert.Empty(Decode(With(WireLimits.MaxSensors)).Faults);
        Assert.Contains("at most 256", Assert.Single(Decode(With(WireLimits.MaxSensors + 1)).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_AnyDamage_GivesAConfigurationOrFaults() =>
        Gen.Select(Gen.Int[0, Whole.Length - 1], Gen.Byte, Gen.Int[0, Whole.Length]).Sample((at, value, length) =>
        {
            var bytes = Encoding.UTF8.GetBytes(Whole);
            bytes[at] = value;
            var read = KitConfigurationDecoder.Decode(bytes.AsMemory(0, length));
            return read.Configuration is null == read.Faults.Count > 0;
        });

    [Fact]
    public void Encode_WhatTheDecoderRefuses_IsRefused() =>
        Assert.Contains("version", Assert.Throws<ArgumentException>(() => KitConfigurationEncoder.Encode(new KitConfiguration { Version = 0 })).Message, StringComparison.Ordinal);

    [Fact]
    public void SensorSetup_SameOptionsInAnotherOrder_IsTheSame()
    {
        static SensorSetup Of(string options) => Decode($$"""{"version":1,"sensors":[{"name":"hall","driver":"pir","options":{{options}}}]}""").Configuration!.Sensors[0];
        Assert.Equal(Of("""{"pin":1,"hold":2}"""), Of("""{ "hold":2, "pin":1 }"""));
        Assert.NotEqual(Of("""{"pin":1}"""), Of("""{"pin":2}"""));
        Assert.NotEqual(Of("{}"), new SensorSetup(SensorId.Parse("hall"), "pir"));
    }

    private static KitConfigurationResult Decode(string json) => KitConfigurationDecoder.Decode(Encoding.UTF8.GetBytes(json));
}
