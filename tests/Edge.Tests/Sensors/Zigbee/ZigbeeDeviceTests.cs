using System.Text;
using System.Text.Json;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Sensors.Zigbee;
using AgeingMonitor.Edge.Tests.Simulation;
using CsCheck;

namespace AgeingMonitor.Edge.Tests.Sensors.Zigbee;

public sealed class ZigbeeDeviceTests
{
    private const string Address = "0x00158d0001b1caeb";
    private readonly VirtualClock clock = new();
    private readonly RecordedOutput output = new();
    private ZigbeeDevice device;

    public ZigbeeDeviceTests() => device = New("{}");

    [Theory]
    [InlineData("RTCGQ11LM", """{"occupancy":true,"illuminance":52}""", "motion 1,illuminance 52")]
    [InlineData("RTCGQ14LM", """{"occupancy":true,"illuminance":52,"motion_sensitivity":"high","detection_interval":30}""", "motion 1,illuminance 52")]
    [InlineData("MCCGQ11LM", """{"contact":true,"trigger_count":3}""", "contact 0")]
    [InlineData("MCCGQ11LM", """{"contact":false}""", "contact 1")]
    [InlineData("DJT11LM", """{"action":"tilt","vibration":true,"angle_x":3,"strength":12}""", "vibration 1")]
    [InlineData("RTCZCGQ11LM", """{"presence":true,"presence_event":"enter","monitoring_mode":"undirected"}""", "presence 1")]
    [InlineData("RTCZCGQ11LM", """{"presence":null}""", "")]
    [InlineData("RTCZCGQ13LM", """{"presence":true,"movement":"movement","target_distance":2.35}""", "presence 1,target-distance 2.35")]
    [InlineData("SNZB-06P", """{"occupancy":true,"illumination":"dim"}""", "presence 1")]
    [InlineData("SNZB-03P", """{"occupancy":true,"motion_timeout":60}""", "motion 1")]
    [InlineData("E2013", """{"contact":true,"battery":100}""", "contact 0,battery 100")]
    [InlineData("E2134", """{"occupancy":true,"illuminance":7}""", "motion 1,illuminance 7")]
    [InlineData("TS0215A_sos", """{"action":"emergency"}""", "help 1")]
    [InlineData("WXKG11LM", """{"action":"single"}""", "help 1")]
    [InlineData("WXKG11LM", """{"action":"release"}""", "")]
    [InlineData("WSDCGQ11LM", """{"temperature":21.73,"humidity":57.99,"pressure":1009}""", "room-temperature 21.73,humidity 57.99,pressure 1009")]
    [InlineData("SJCGQ11LM", """{"water_leak":true}""", "water-leak 1")]
    [InlineData("SP-EUC01", """{"state":"ON","power":61.5,"voltage":231,"current":0.26,"linkquality":255}""", "power 61.5,link-quality 100")]
    public void Message_OfEachDevice_IsToldInOurWords(string model, string message, string expected)
    {
        List(Address, "hall", model);
        Message(message);
        Assert.Equal(expected, string.Join(',', output.Readings.Select(reading => $"{reading.Quantity} {reading.Value}")));
    }

    [Fact]
    public void Message_ThatRepeatsWhatIsRemembered_TellsNothingNew()
    {
        Message("""{"contact":false,"temperature":20.5,"battery":90}""");
        clock.Advance(TimeSpan.FromMinutes(1));
        Message("""{"contact":false,"temperature":20.5,"battery":90,"linkquality":80}""");
        Assert.Equal("contact,room-temperature,battery,link-quality", string.Join(',', output.Readings.Select(reading => reading.Quantity)));
    }

    [Fact]
    public void Motion_ThatGoesOn_IsToldTwiceAMinute()
    {
        for (var second = 0; second < 120; second += 5)
        {
            Message("""{"occupancy":true}""");
            clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(4, output.Of(Quantities.Motion).Count);
    }

    [Fact]
    public void Motion_AfterItEnded_IsToldAtOnce()
    {
        Message("""{"occupancy":true}""");
        clock.Advance(TimeSpan.FromSeconds(10));
        Message("""{"occupancy":false}""");
        clock.Advance(TimeSpan.FromSeconds(3));
        Message("""{"occupancy":true}""");
        Assert.Equal(2, output.Of(Quantities.Motion).Count);
    }

    [Fact]
    public void Action_ToldTwiceWithinASecond_IsOneCall()
    {
        Message("""{"action":"emergency"}""");
        clock.AdvanceMilliseconds(900);
        Message("""{"action":"emergency"}""");
        clock.AdvanceMilliseconds(200);
        Message("""{"action":"emergency"}""");
        Assert.Equal(2, output.Of(Quantities.Help).Count);
    }

    [Fact]
    public void Kept_Copy_TellsNothing_AndIsNoSignOfLife()
    {
        Message("""{"action":"emergency","occupancy":true,"vibration":true,"contact":false,"temperature":21,"battery":50}""", isKept: true);
        Assert.Empty(output.Readings);
        Later(TimeSpan.FromHours(30));
        Message("""{"contact":false}""", isKept: true);
        Assert.Single(output.Suspicions);
        Message("""{"contact":false}""");
        Assert.Equal([1.0], output.Values(Quantities.Contact));
    }

    [Theory]
    [InlineData(-30)]
    [InlineData(-5)]
    public void LastSeen_BeforeWeListened_IsAMemory_WhateverItTells(int seconds)
    {
        Later(TimeSpan.FromSeconds(1));
        Message($$"""{"action":"single","occupancy":true,"vibration":true,"contact":false,"presence":true,"temperature":21,"last_seen":"{{Iso(seconds)}}"}""");
        Assert.Empty(output.Readings);
        Message($$"""{"action":"single","contact":false,"last_seen":"{{Iso(0)}}"}""");
        Assert.Equal("help,contact", string.Join(',', output.Readings.Select(reading => reading.Quantity)));
    }

    [Fact]
    public void LastSeen_WhileTheRunBeforeWasGone_IsAMemoryToo()
    {
        Message($$"""{"contact":true,"last_seen":"{{Iso(0)}}"}""");
        Later(TimeSpan.FromMinutes(10));
        device = new ZigbeeDevice(Options("{}"), clock, output, device);
        Message($$"""{"contact":false,"occupancy":true,"last_seen":"{{Iso(-20)}}"}""");
        Assert.Equal([0.0], output.Values(Quantities.Contact));
        Message($$"""{"contact":false,"last_seen":"{{Iso(0)}}"}""");
        Assert.Equal([0.0, 1.0], output.Values(Quantities.Contact));
        Assert.Empty(output.Of(Quantities.Motion));
    }

    [Fact]
    public void State_ThatTheRunBeforeTold_IsNotToldAgain()
    {
        Message("""{"contact":false}""");
        device = new ZigbeeDevice(Options("{}"), clock, output, device);
        Message("""{"contact":false}""");
        Assert.Equal([1.0], output.Values(Quantities.Contact));
    }

    [Fact]
    public void Memory_SaidAgainAtTheStartOfTheBridge_IsNoMotionAndNoLife()
    {
        Take("zigbee2mqtt/bridge/state", """{"state":"online"}""");
        Message("""{"occupancy":true,"temperature":21}""");
        Assert.Empty(output.Readings);
        Message("""{"action":"emergency"}""");
        Assert.Single(output.Of(Quantities.Help));
        clock.Advance(TimeSpan.FromSeconds(11));
        Message("""{"occupancy":true}""");
        Assert.Single(output.Of(Quantities.Motion));
    }

    [Fact]
    public void LastSeen_Old_IsAMemory_AndAdvanced_IsLife()
    {
        Message($$"""{"occupancy":true,"last_seen":"{{Iso(-300)}}"}""");
        Assert.Empty(output.Readings);
        Message($$"""{"occupancy":true,"last_seen":"{{Iso(0)}}"}""");
        Assert.Single(output.Of(Quantities.Motion));
        clock.Advance(TimeSpan.FromMinutes(5));
        Message($$"""{"occupancy":true,"last_seen":"{{Iso(-300)}}"}""");
        Assert.Single(output.Of(Quantities.Motion));
    }

    [Fact]
    public void LastSeen_InAZoneThatItDoesNotName_SilencesNothing()
    {
        Message($$"""{"occupancy":true,"last_seen":"{{Iso(-7200)}}"}""");
        clock.Advance(TimeSpan.FromMinutes(2));
        Message($$"""{"occupancy":true,"last_seen":"{{Iso(-7200)}}"}""");
        Assert.Single(output.Of(Quantities.Motion));
    }

    [Fact]
    public void Silence_OfAnAqaraDevice_IsSuspectAfterThreeHoursAndOverWithItsNextWord()
    {
        List(Address, "hall", "RTCGQ11LM");
        Message("""{"battery":100,"voltage":3100}""");
        Later(TimeSpan.FromHours(2.9));
        Assert.Empty(output.Suspicions);
        Later(TimeSpan.FromHours(0.2));
        Assert.Contains("not been heard for 3 h", Assert.Single(output.Suspicions), StringComparison.Ordinal);
        Message("""{"battery":100}""");
        Assert.Equal([1.0, 0.0], output.Values(Quantities.SensorFault));
    }

    [Fact]
    public void Silence_OutlivesARun()
    {
        List(Address, "hall", "RTCGQ11LM");
        Message("""{"battery":100}""");
        Later(TimeSpan.FromHours(2));
        device = new ZigbeeDevice(Options("{}"), clock, output, device);
        Later(TimeSpan.FromHours(1.1));
        Assert.Single(output.Suspicions);
    }

    [Fact]
    public void Bridge_Offline_IsSuspectAndStillHeard()
    {
        Take("zigbee2mqtt/bridge/state", "offline");
        Assert.Contains("Zigbee2MQTT is offline", Assert.Single(output.Suspicions), StringComparison.Ordinal);
        Take("zigbee2mqtt/bridge/state", """{"state":"online"}""");
        Assert.Equal([1.0, 0.0], output.Values(Quantities.SensorFault));
    }

    [Fact]
    public void Availability_Offline_IsSuspectUntilTheDeviceSpeaks()
    {
        Take("zigbee2mqtt/hall/availability", """{"state":"offline"}""");
        Assert.Single(output.Suspicions);
        Message("""{"contact":true}""");
        Assert.Equal([1.0, 0.0], output.Values(Quantities.SensorFault));
    }

    [Fact]
    public void Device_NamedByItsAddress_IsFollowedThroughItsNames()
    {
        device = New($$"""{"device":"{{Address}}"}""");
        Assert.DoesNotContain(device.Topics, topic => topic.EndsWith("/availability", StringComparison.Ordinal));
        List(Address, "hall", "MCCGQ11LM");
        Message("""{"contact":true}""");
        List(Address, "ground floor/front door", "MCCGQ11LM");
        Assert.Contains("zigbee2mqtt/ground floor/front door", device.Topics);
        Message("""{"contact":false}""");
        Take("zigbee2mqtt/ground floor/front door", """{"contact":false}""");
        Assert.Equal([0.0, 1.0], output.Values(Quantities.Contact));
        Assert.Equal(2, output.Readings.Count);
    }

    [Fact]
    public void Device_NamedByItsName_IsFollowedToo()
    {
        List(Address, "hall", "MCCGQ11LM");
        List(Address, "porch", "MCCGQ11LM");
        Assert.Contains("zigbee2mqtt/porch", device.Topics);
        Assert.Empty(output.Suspicions);
    }

    [Fact]
    public void Device_Removed_IsSuspect()
    {
        List(Address, "hall", "MCCGQ11LM");
        List("0x00158d0000000000", "kitchen", "MCCGQ11LM");
        Assert.Contains("no device 'hall'", Assert.Single(output.Suspicions), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 3000, 100)]
    [InlineData(100, 2900, 42)]
    [InlineData(100, 2740, 18)]
    [InlineData(100, 2440, 6)]
    [InlineData(100, 2100, 0)]
    [InlineData(30, 3000, 30)]
    public void Battery_OfACoinCell_IsTheLowerOfWhatItSaysAndWhatItsVoltageSays(double says, double millivolts, double expected)
    {
        List(Address, "hall", "TS0215A_sos");
        Message($$"""{"battery":{{says}},"voltage":{{millivolts}}}""");
        Assert.Equal([expected], output.Values(Quantities.Battery));
    }

    [Fact]
    public void Battery_OfAnAlkalineCell_IsWhatItSays()
    {
        List(Address, "hall", "E2013");
        Message("""{"battery":100,"voltage":1600}""");
        Assert.Equal([100.0], output.Values(Quantities.Battery));
    }

    [Fact]
    public void Energy_IsWhatWasUsedSinceTheValueBefore()
    {
        foreach (var counter in new[] { "12.34", "12.34", "12.39", "0.01", "0.03" })
        {
            Message($$"""{"energy":{{counter}}}""");
        }

        Assert.Equal([50.0, 20.0], output.Values(Quantities.Energy));
    }

    [Theory]
    [InlineData("""{"temperature":85}""")]
    [InlineData("""{"humidity":101.5}""")]
    [InlineData("""{"battery":200}""")]
    [InlineData("""{"illuminance":-3}""")]
    public void Value_ThatCannotBe_IsCountedAndNotTold(string message)
    {
        Message(message);
        Assert.Empty(output.Readings);
        Assert.Equal(1, output.Lost(SensorLoss.Impossible));
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("{\"occupancy\":tru")]
    [InlineData("[1,2]")]
    [InlineData("42")]
    public void Message_ThatIsNone_IsCounted(string message)
    {
        Message(message);
        Assert.Empty(output.Readings);
        Assert.Equal(1, output.Lost(SensorLoss.Corrupt));
    }

    [Theory]
    [InlineData("""{"occupancy":"true","contact":1,"temperature":"21","battery":null,"action":["single"],"linkquality":1e999,"last_seen":{}}""")]
    [InlineData("""{"action":"\ud800","last_seen":"\udc00"}""")]
    [InlineData("""{"last_seen":-1e300,"energy":1e308}""")]
    public void Fields_OfAnotherType_AreNotThere(string message)
    {
        Message(message);
        Assert.Empty(output.Readings);
    }

    [Fact]
    public void Anything_OnAnyTopic_NeitherThrowsNorLeavesTheCatalogue()
    {
        var words = OneOf("occupancy", "contact", "action", "temperature", "battery", "voltage", "energy", "linkquality", "last_seen", "presence", "vibration", "target_distance", "illuminance");
        var values = OneOf("true", "false", "null", "1e400", "-5", "3000", "0.5", "\"emergency\"", "\"single\"", "\"\\ud83d\"", "[]", "{}", "\"2026-03-01T12:00:00Z\"", "1e17");
        var message = Gen.Select(words, values).Array[0, 6].Select(fields => "{" + string.Join(',', fields.Select(field => $"\"{field.Item1}\":{field.Item2}")) + "}");
        var topic = OneOf("zigbee2mqtt/hall", "zigbee2mqtt/bridge/devices", "zigbee2mqtt/bridge/state", "zigbee2mqtt/hall/availability", "elsewhere");
        var bytes = Gen.OneOf(message.Select(Encoding.UTF8.GetBytes), Gen.Byte.Array[0, 40], message.Select(text => Encoding.UTF8.GetBytes(text)[..(text.Length / 2)]));
        Gen.Select(topic, bytes, Gen.Bool).Array[1, 20].Sample(
            steps =>
            {
                var noisy = new ZigbeeDevice(Options("{}"), clock, new RecordedOutput());
                foreach (var (where, payload, isKept) in steps)
                {
                    noisy.Take(where, payload, isKept, clock.GetTimestamp());
                }
            },
            iter: 3000,
            threads: 1);
    }

    [Fact]
    public void Options_WithoutADeviceOrWithAWildcard_AreRefused()
    {
        Assert.Contains("'device' is missing", DriverRun.Refused("zigbee", "{}").Message, StringComparison.Ordinal);
        Assert.Contains("'device' must not hold", DriverRun.Refused("zigbee", """{"device":"#"}""").Message, StringComparison.Ordinal);
        Assert.Contains("'silence-minutes' must be", DriverRun.Refused("zigbee", """{"device":"a","silence-minutes":1}""").Message, StringComparison.Ordinal);
    }

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);

    private static ZigbeeOptions Options(string options)
    {
        using var document = JsonDocument.Parse(options.Contains("device", StringComparison.Ordinal) ? options : options.Replace("{", """{"device":"hall" """, StringComparison.Ordinal));
        return ZigbeeOptions.Read(document.RootElement);
    }

    private ZigbeeDevice New(string options) => new(Options(options), clock, output);

    private void Message(string message, bool isKept = false) => Take("zigbee2mqtt/hall", message, isKept);

    private void Take(string topic, string message, bool isKept = false) => device.Take(topic, Encoding.UTF8.GetBytes(message), isKept, clock.GetTimestamp());

    private void List(string address, string name, string model) =>
        Take("zigbee2mqtt/bridge/devices", $$"""[{"ieee_address":"0x00124b0000000001","friendly_name":"Coordinator","type":"Coordinator"},{"ieee_address":"{{address}}","friendly_name":"{{name}}","definition":{"model":"{{model}}"},"power_source":"Battery"}]""", isKept: true);

    private void Later(TimeSpan by)
    {
        clock.Advance(by);
        device.Tick(clock.GetTimestamp());
    }

    private string Iso(double seconds) => clock.GetUtcNow().AddSeconds(seconds).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);
}
