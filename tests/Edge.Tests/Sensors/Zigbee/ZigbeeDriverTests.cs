using System.Net;
using System.Net.Sockets;
using System.Text;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Tests.Simulation;
using MQTTnet;
using MQTTnet.Server;

namespace AgeingMonitor.Edge.Tests.Sensors.Zigbee;

/// <summary>The driver on a real broker and real sockets.</summary>
public sealed class ZigbeeDriverTests : IAsyncDisposable
{
    private readonly int port = Ports.Free();
    private readonly MqttServer broker;
    private readonly SemaphoreSlim heard = new(0);

    public ZigbeeDriverTests()
    {
        broker = new MqttServerFactory().CreateMqttServer(new MqttServerOptionsBuilder().WithDefaultEndpoint().WithDefaultEndpointBoundIPAddress(IPAddress.Loopback).WithDefaultEndpointPort(port).Build());
        broker.ClientSubscribedTopicAsync += subscribed =>
        {
            if (subscribed.TopicFilter.Topic.EndsWith("/availability", StringComparison.Ordinal))
            {
                heard.Release();
            }

            return Task.CompletedTask;
        };
    }

    [Fact]
    public async Task Run_OnARealBroker_HearsItsDeviceThroughARename()
    {
        await broker.StartAsync();
        await PublishAsync("zigbee2mqtt/bridge/state", """{"state":"online"}""", retain: true);
        await PublishAsync("zigbee2mqtt/bridge/devices", """[{"ieee_address":"0x00158d0001b1caeb","friendly_name":"door","definition":{"model":"MCCGQ11LM"}}]""", retain: true);
        await PublishAsync("zigbee2mqtt/door", """{"contact":false,"action":"emergency"}""", retain: true);
        var output = new WaitingOutput();
        using var stop = new CancellationTokenSource();
        var run = Driver("""{"device":"0x00158d0001b1caeb","port":PORT}""").RunAsync(output, stop.Token);

        // What the broker kept is no news.
        Assert.True(await heard.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        await PublishAsync("zigbee2mqtt/door", """{"contact":true}""");
        Assert.Equal("contact 0", await output.NextAsync());

        await PublishAsync("zigbee2mqtt/bridge/devices", """[{"ieee_address":"0x00158d0001b1caeb","friendly_name":"porch/door","definition":{"model":"MCCGQ11LM"}}]""", retain: true);
        Assert.True(await heard.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        await PublishAsync("zigbee2mqtt/porch/door", """{"contact":false}""");
        Assert.Equal("contact 1", await output.NextAsync());

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task Run_BrokerThatGoes_IsABusFault()
    {
        await broker.StartAsync();
        var output = new WaitingOutput();
        var run = Driver("""{"device":"door","port":PORT}""").RunAsync(output, TestContext.Current.CancellationToken);
        Assert.True(await heard.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        await broker.StopAsync(new MqttServerStopOptions());
        var fault = await Assert.ThrowsAsync<SensorFaultException>(() => run);
        Assert.Equal(SensorFault.Bus, fault.Fault);
    }

    [Fact]
    public async Task Run_NoBroker_IsABusFaultThatSaysWhere()
    {
        var fault = await Assert.ThrowsAsync<SensorFaultException>(() => Driver("""{"device":"door","port":PORT}""").RunAsync(new WaitingOutput(), TestContext.Current.CancellationToken));
        Assert.Equal(SensorFault.Bus, fault.Fault);
        Assert.Contains($"port {port}", fault.Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        if (broker.IsStarted)
        {
            await broker.StopAsync(new MqttServerStopOptions());
        }

        broker.Dispose();
        heard.Dispose();
    }

    private ISensorDriver Driver(string options) => DriverRun.Create("zigbee", options.Replace("PORT", port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal), new SimulatedBuses(new VirtualClock()), TimeProvider.System);

    private Task PublishAsync(string topic, string message, bool retain = false) =>
        broker.InjectApplicationMessage(new InjectedMqttApplicationMessage(new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(Encoding.UTF8.GetBytes(message)).WithRetainFlag(retain).Build()) { SenderClientId = "zigbee2mqtt" });
}
