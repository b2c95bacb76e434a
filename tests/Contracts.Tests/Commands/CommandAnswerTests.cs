using System.Globalization;
using System.Text;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using CsCheck;

namespace AgeingMonitor.Contracts.Tests.Commands;

public sealed class CommandAnswerTests
{
    private const string Sensors = """[{"name":"hall","driver":"pir","state":"faulty","lastFault":"Setup: pin 17 is taken.","faults":3,"lastReading":41}]""";

    private const string Whole = """{"request":"c-abcdefghijklm","outcome":"done","diagnostics":{"agent":"0.1.0","boot":3,"uptime":86400,"machineUptime":90000,"clock":"synced","clockUncertainty":0.05,"packs":2,"waiting":0,"shedPacks":0,"lostReadings":0,"configuration":7,"refusedConfigurations":1,"certificateUntil":1780142450,"temperature":51.5,"diskFree":21000000000,"memoryFree":310000000,"storageWear":10,"undervoltage":false,"throttled":false,"sensors":"""
        + Sensors + "}}";

    [Fact]
    public void Decode_AWholeOne_SaysWhatItSays_AndIsWrittenTheSame()
    {
        var answer = Decode(Whole)!;
        Assert.Equal((CommandId.Parse("c-abcdefghijklm"), CommandOutcome.Done, 51.5), (answer.Request, answer.Outcome, answer.Diagnostics!.Temperature));
        Assert.Equal(new SensorDiagnostics { Name = "hall", Driver = "pir", State = "faulty", LastFault = "Setup: pin 17 is taken.", Faults = 3, LastReading = 41 }, Assert.Single(answer.Diagnostics.Sensors));
        Assert.Equal(Whole, Encoding.UTF8.GetString(CommandAnswerEncoder.Encode(answer)));
    }

    [Fact]
    public void Decode_MembersOfALaterAgent_ArePassedOver() => Assert.NotNull(Decode(Whole.Replace("\"boot\":3", "\"boot\":3,\"mood\":\"good\"", StringComparison.Ordinal)));

    [Theory]
    [InlineData("""{"outcome":"done"}""")]
    [InlineData("""{"request":"c-abcdefghijklm"}""")]
    [InlineData("""{"request":"c-ABCDEFGHIJKLM","outcome":"done"}""")]
    [InlineData("""{"request":"c-abcdefghijklm","outcome":"perhaps"}""")]
    [InlineData("""{"request":"c-abcdefghijklm","outcome":"done","outcome":"done"}""")]
    [InlineData("""{"request":"c-abcdefghijklm","outcome":7}""")]
    [InlineData("""{"request":null,"outcome":"done"}""")]
    [InlineData("""{"request":"c-abcdefghijklm","outcome":"done","diagnostics":{}}""")]
    [InlineData("""{"request":"c-abcdefghijklm","outcome":"done","x":[[[[[[[[[[1]]]]]]]]]]}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public void Decode_Garbage_IsNone(string json) => Assert.Null(Decode(json));

    [Theory]
    [InlineData("\"boot\":3", "\"boot\":0")]
    [InlineData("\"boot\":3", "\"boot\":1e300")]
    [InlineData("\"clock\":\"synced\"", "\"clock\":\"late\"")]
    [InlineData("\"clock\":\"synced\"", "\"clock\":null")]
    [InlineData("\"uptime\":86400", "\"uptime\":-1")]
    [InlineData("\"packs\":2", "\"packs\":-2")]
    [InlineData("\"agent\":\"0.1.0\"", "\"agent\":\"0000000000000000000000000000000000000000000000000000000000000000.1\"")]
    [InlineData("\"name\":\"hall\"", "\"name\":\"Hall!\"")]
    [InlineData("\"driver\":\"pir\"", "\"driver\":\"\"")]
    [InlineData("\"state\":\"faulty\"", "\"state\":\"sad\"")]
    [InlineData("\"faults\":3", "\"faults\":-3")]
    [InlineData("\"lastReading\":41", "\"lastReading\":-41")]
    [InlineData("\"certificateUntil\":1780142450", "\"certificateUntil\":253402300800")]
    [InlineData(Sensors, "[null]")]
    [InlineData(Sensors, """[{"name":"hall","driver":"pir","state":"well","faults":0},{"name":"hall","driver":"pir","state":"well","faults":0}]""")]
    [InlineData(Sensors, "null")]
    public void Decode_DiagnosticsThatCannotBe_IsNone(string good, string bad)
    {
        Assert.Contains(good, Whole, StringComparison.Ordinal);
        Assert.Null(Decode(Whole.Replace(good, bad, StringComparison.Ordinal)));
    }

    [Fact]
    public void Decode_TooLong_IsNone()
    {
        Assert.Null(Decode($$"""{"request":"c-abcdefghijklm","outcome":"failed","detail":"{{new string('x', WireLimits.MaxReason + 1)}}"}"""));
        Assert.Null(Decode($"{Whole}{new string(' ', WireLimits.MaxMessageBytes)}"));
        Assert.NotNull(Decode($$"""{"request":"c-abcdefghijklm","outcome":"failed","detail":"{{new string('x', WireLimits.MaxReason)}}"}"""));
    }

    [Fact]
    public void Decode_AWholeOneWithAnyByteChanged_NeverThrows() => Gen.Select(Gen.Int[0, Whole.Length - 1], Gen.Byte).Sample((at, value) =>
    {
        var bytes = Encoding.UTF8.GetBytes(Whole);
        bytes[at] = value;
        Assert.Equal(CommandAnswerDecoder.TryDecode(bytes, out var answer), answer is not null);
    });

    [Fact]
    public void Decode_WhatOnlyFitsUnescaped_IsNone()
    {
        Assert.NotNull(Decode(Dense(WireLimits.MaxSensors, "d", 64)));
        Assert.Null(Decode(Dense(WireLimits.MaxSensors, "'", 64)));
    }

    [Fact]
    public void WhatDecodes_Encodes_AndDecodesAgain()
    {
        // Words of one letter each: as is, written longer by our escapes, of two UTF-16 units (a cut goes through one), or not to be written raw.
        string[] letters = ["d", "'", "<", "&", "é", "\U0001F600", "\u007F", "\uE000", "\\u0001", "\\n"];
        double[] numbers = [0.05, 1e300, double.Epsilon];
        var letter = Gen.Int[0, letters.Length - 1].Select(i => letters[i]);
        var decoded = 0;
        Gen.Select(Gen.Int[1, WireLimits.MaxSensors], letter, Gen.Int[1, 64], letter, Gen.Int[0, 300], Gen.Int[0, numbers.Length - 1].Select(i => numbers[i])).Sample(
            (sensors, driver, length, fault, faultLength, uptime) =>
            {
                var json = Dense(sensors, driver, length, $",\"lastFault\":\"{string.Concat(Enumerable.Repeat(fault, faultLength))}\"").Replace("86400", uptime.ToString("R", CultureInfo.InvariantCulture), StringComparison.Ordinal);
                if (Decode(json) is { } answer)
                {
                    decoded++;
                    Assert.True(CommandAnswerDecoder.TryDecode(CommandAnswerEncoder.Encode(answer), out _));
                }
            },
            iter: 300,
            threads: 1);
        Assert.True(decoded > 0);
    }

    [Fact]
    public void Encode_AsManySensorsAsCanBe_EachAtFault_FitsIntoAMessage()
    {
        var answer = Decode(Whole)!;
        var sensors = Enumerable.Range(0, WireLimits.MaxSensors).Select(i => answer.Diagnostics!.Sensors[0] with { Name = $"sensor-{i}", Driver = new string('d', 64), LastFault = new string('é', WireLimits.MaxReason) });
        var bytes = CommandAnswerEncoder.Encode(answer with { Diagnostics = answer.Diagnostics! with { Sensors = [.. sensors] } });
        Assert.InRange(bytes.Length, 1, WireLimits.MaxMessageBytes);
        Assert.True(CommandAnswerDecoder.TryDecode(bytes, out var read));
        Assert.Equal(WireLimits.MaxSensors, read.Diagnostics!.Sensors.Count);
    }

    [Fact]
    public void Encode_WhatTheServerWouldRefuse_Throws()
    {
        var good = Decode(Whole)!;
        Assert.Throws<ArgumentException>(() => CommandAnswerEncoder.Encode(good with { Detail = new string('x', WireLimits.MaxReason + 1) }));
        Assert.Throws<ArgumentException>(() => CommandAnswerEncoder.Encode(good with { Diagnostics = good.Diagnostics! with { Uptime = double.NaN } }));
        Assert.Throws<ArgumentException>(() => CommandAnswerEncoder.Encode(good with { Request = default }));
    }

    /// <summary>A whole answer with so many sensors, each with a driver of so many letters.</summary>
    private static string Dense(int sensors, string letter, int length, string more = "") => Whole.Replace(
        Sensors,
        $"[{string.Join(',', Enumerable.Range(0, sensors).Select(i => $$"""{"name":"s{{i}}","driver":"{{string.Concat(Enumerable.Repeat(letter, length))}}","state":"well"{{more}},"faults":0}"""))}]",
        StringComparison.Ordinal);

    private static CommandAnswer? Decode(string json) => CommandAnswerDecoder.TryDecode(Encoding.UTF8.GetBytes(json), out var answer) ? answer : null;
}
