using System.Text;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Contracts.Tests.Mqtt;

public sealed class KitStateTests
{
    private static readonly KitState Birth = new()
    {
        Online = true,
        AgentVersion = "0.1.0",
        Boot = 3,
        Sensors = [new(SensorId.Parse("hall"), ["motion", "battery"]), new(SensorId.Parse("wrist"), [])],
        ConfigurationVersion = 7,
        ConfigurationFault = "there is no driver 'sonar'",
        QueueDepth = 12,
        Clock = new ClockQuality(ClockState.Synced, 0.05),
    };

    private const string BirthJson =
        """{"online":true,"agent":"0.1.0","boot":3,"sensors":[{"name":"hall","quantities":["motion","battery"]},{"name":"wrist","quantities":[]}],"configuration":7,"configurationFault":"there is no driver \u0027sonar\u0027","queue":12,"clock":"synced","clockUncertainty":0.05}""";

    [Fact]
    public void Encode_ABirth_IsTheContract() => Assert.Equal(BirthJson, Encoding.UTF8.GetString(KitStateEncoder.Encode(Birth)));

    [Fact]
    public void TryDecode_ABirth_SaysAllOfIt()
    {
        Assert.True(KitStateDecoder.TryDecode(Encoding.UTF8.GetBytes(BirthJson), out var state));
        Assert.Equal(Birth with { Sensors = [] }, state with { Sensors = [] });
        Assert.Equal(Birth.Sensors.Select(s => (s.Sensor, string.Join(' ', s.Quantities))), state.Sensors.Select(s => (s.Sensor, string.Join(' ', s.Quantities))));
    }

    [Fact]
    public void TryDecode_ALastWill_IsOffline()
    {
        var will = new KitState { Online = false, Boot = 3 };
        Assert.Equal("""{"online":false,"boot":3}""", Encoding.UTF8.GetString(KitStateEncoder.Encode(will)));
        Assert.True(KitStateDecoder.TryDecode("""{"online":false,"boot":3,"newer":{"x":[1]}}"""u8, out var state));
        Assert.Equal(will with { Sensors = [] }, state with { Sensors = [] });
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"online\":1}")]
    [InlineData("{\"online\":true,\"online\":false}")]
    [InlineData("{\"online\":true,\"boot\":0}")]
    [InlineData("{\"online\":true,\"boot\":1.5}")]
    [InlineData("{\"online\":true,\"queue\":-1}")]
    [InlineData("{\"online\":true,\"clock\":\"fast\"}")]
    [InlineData("{\"online\":true,\"clockUncertainty\":-1}")]
    [InlineData("{\"online\":true,\"clockUncertainty\":1e400}")]
    [InlineData("{\"online\":true,\"sensors\":[{}]}")]
    [InlineData("{\"online\":true,\"sensors\":[null]}")]
    [InlineData("{\"online\":true,\"sensors\":[{\"name\":\"Hall\"}]}")]
    [InlineData("{\"online\":true,\"sensors\":[{\"name\":\"hall\",\"quantities\":[null]}]}")]
    [InlineData("{\"online\":true,\"agent\":\"\\ud800\"}")]
    [InlineData("{\"online\":true")]
    public void TryDecode_NotAState_IsFalse(string json) => Assert.False(KitStateDecoder.TryDecode(Encoding.UTF8.GetBytes(json), out _));

    [Fact]
    public void Encode_OverALimit_Throws()
    {
        Assert.Throws<ArgumentException>(() => KitStateEncoder.Encode(Birth with { QueueDepth = -1 }));
        Assert.Throws<ArgumentException>(() => KitStateEncoder.Encode(Birth with { ConfigurationFault = new string('x', WireLimits.MaxReason + 1) }));
        Assert.Throws<ArgumentException>(() => KitStateEncoder.Encode(Birth with { Sensors = [.. Enumerable.Repeat(Birth.Sensors[0], WireLimits.MaxSensors + 1)] }));
    }
}
