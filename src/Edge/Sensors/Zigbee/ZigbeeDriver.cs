using System.Buffers;
using System.Threading.Channels;
using AgeingMonitor.Contracts.Vocabulary;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Protocol;
using static AgeingMonitor.Contracts.Vocabulary.Quantities;

namespace AgeingMonitor.Edge.Sensors.Zigbee;

/// <summary>One device behind Zigbee2MQTT, by the broker on this machine.</summary>
internal sealed class ZigbeeDriver(ZigbeeOptions options, TimeProvider clock) : ISensorDriver
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenTicks = TimeSpan.FromMinutes(1);

    /// <summary>Messages that may wait; then the broker does.</summary>
    private const int MostWaiting = 1000;

    private ZigbeeDevice? before;

    public IReadOnlyList<QuantityDefinition> Quantities { get; } =
    [
        Motion, Presence, TemperatureOf(options), Vibration, Help, WaterLeak, Smoke, CaseOpen, Humidity, Pressure, Illuminance, Co2, ParticulateMatter,
        options.IsStove ? StovePower : Power, Energy, TargetDistance, Battery, BatteryVoltage, LinkQuality, Contracts.Vocabulary.Quantities.Contact, Contracts.Vocabulary.Quantities.SensorFault,
    ];

    public async Task RunAsync(ISensorOutput output, CancellationToken stop)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        var inbox = Channel.CreateBounded<Arrived>(MostWaiting);
        client.ApplicationMessageReceivedAsync += arrived => Keep(inbox.Writer, arrived, stop);
        client.DisconnectedAsync += _ =>
        {
            inbox.Writer.TryComplete();
            return Task.CompletedTask;
        };
        var device = before = new ZigbeeDevice(options, clock, output, before);
        try
        {
            await ConnectAsync(client, stop);
            var heard = new HashSet<string>(StringComparer.Ordinal);
            await ListenAsync(client, device.Topics, heard, stop);
            await ReadAsync(client, inbox.Reader, device, heard, stop);
        }
        catch (Exception error) when (error is MqttCommunicationException or MqttClientNotConnectedException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            throw new SensorFaultException(SensorFault.Bus, $"The broker on port {options.Port} of this machine does not answer: is it running? ({error.Message})", error);
        }
        finally
        {
            inbox.Writer.TryComplete();
        }
    }

    private static QuantityDefinition TemperatureOf(ZigbeeOptions options) => options.IsOutdoor ? OutdoorTemperature : RoomTemperature;

    private async Task ConnectAsync(IMqttClient client, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        var connection = new MqttClientOptionsBuilder()
            .WithTcpServer("127.0.0.1", options.Port)
            .WithClientId($"ageing-edge-{Guid.NewGuid():N}")
            .WithCleanSession()
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(20))
            .Build();
        var answer = await client.ConnectAsync(connection, either.Token);
        if (answer.ResultCode is not MqttClientConnectResultCode.Success)
        {
            throw new SensorFaultException(SensorFault.Setup, $"The broker on port {options.Port} of this machine refuses us ({answer.ResultCode}).");
        }
    }

    /// <summary>Hears the topics that are wanted now and no others.</summary>
    private static async Task ListenAsync(IMqttClient client, IReadOnlyList<string> wanted, HashSet<string> heard, CancellationToken stop)
    {
        foreach (var topic in heard.Except(wanted).ToList())
        {
            await client.UnsubscribeAsync(topic, stop);
            heard.Remove(topic);
        }

        foreach (var topic in wanted.Where(heard.Add).ToList())
        {
            await client.SubscribeAsync(topic, MqttQualityOfServiceLevel.AtLeastOnce, stop);
        }
    }

    private async Task ReadAsync(IMqttClient client, ChannelReader<Arrived> inbox, ZigbeeDevice device, HashSet<string> heard, CancellationToken stop)
    {
        var arrival = inbox.WaitToReadAsync(stop).AsTask();
        while (true)
        {
            using (var rest = CancellationTokenSource.CreateLinkedTokenSource(stop))
            {
                await Task.WhenAny(arrival, Task.Delay(BetweenTicks, clock, rest.Token));
                await rest.CancelAsync();
            }

            stop.ThrowIfCancellationRequested();
            while (inbox.TryRead(out var arrived))
            {
                device.Take(arrived.Topic, arrived.Payload, arrived.IsKept, arrived.At);
                await ListenAsync(client, device.Topics, heard, stop);
            }

            if (arrival.IsCompleted)
            {
                if (!await arrival)
                {
                    throw new MqttCommunicationException("the connection has ended");
                }

                arrival = inbox.WaitToReadAsync(stop).AsTask();
            }

            device.Tick(clock.GetTimestamp());
        }
    }

    private async Task Keep(ChannelWriter<Arrived> inbox, MqttApplicationMessageReceivedEventArgs arrived, CancellationToken stop)
    {
        var message = arrived.ApplicationMessage;
        try
        {
            await inbox.WriteAsync(new Arrived(message.Topic, message.Payload.ToArray(), message.Retain, clock.GetTimestamp()), stop);
        }
        catch (Exception error) when (error is ChannelClosedException or OperationCanceledException)
        {
            // The run is over; the broker keeps nothing for us, and what comes next is read by the next run.
        }
    }

    private sealed record Arrived(string Topic, byte[] Payload, bool IsKept, long At);
}
