using System.Buffers;
using System.Globalization;
using System.Text;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Ingest.Certificates;
using AgeingMonitor.Ingest.Pipeline;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.Protocol;

namespace AgeingMonitor.Ingest.Broker;

/// <summary>
/// A broker of its own (Mosquitto or another MQTT 5 broker), reached over mutual TLS as <c>ageing-ingest</c>. Clean session, QoS 1 answered at once: what broker or ingest loses, the kit sends again.
/// Replicas divide the work by a shared subscription.
/// </summary>
internal sealed partial class ExternalBroker : IBrokerLink, IAsyncDisposable
{
    private const string DroppedTopic = "$SYS/broker/publish/messages/dropped";

    // Under a flood a client may pause for seconds: limits on idleness stay well above.
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(30);
    private static readonly string[] Read = [Topics.Obs, Topics.Evt, Topics.Tick, Topics.State, Topics.Res];
    private readonly BrokerOptions options;
    private readonly CertificateAuthorityProvider certificates;
    private readonly FaultWatch watch;
    private readonly TimeProvider clock;
    private readonly ILogger<ExternalBroker> log;
    private readonly IMqttClient client;
    private readonly CancellationTokenSource stopping = new();
    private Func<ReceivedMessage, CancellationToken, ValueTask<bool>>? receive;
    private string[] filters = [];
    private TaskCompletionSource connectionEnded = new();
    private Task connecting = Task.CompletedTask;
    private long? lastDropped;
    private long dropped;
    private bool disposed;

    public ExternalBroker(IOptions<BrokerOptions> options, CertificateAuthorityProvider certificates, IngestFaults faults, TimeProvider clock, ILogger<ExternalBroker> log)
    {
        this.options = options.Value;
        this.certificates = certificates;
        watch = faults.Broker;
        this.clock = clock;
        this.log = log;
        client = new MqttClientFactory().CreateMqttClient();
        client.ApplicationMessageReceivedAsync += TakeAsync;
        client.DisconnectedAsync += e =>
        {
            connectionEnded.TrySetResult();
            return Task.CompletedTask;
        };
    }

    public bool IsConnected => client.IsConnected;

    public long Dropped => Interlocked.Read(ref dropped);

    /// <summary>Goes on in the background: a broker that is down now is knocked at until it is there.</summary>
    public Task StartAsync(Func<ReceivedMessage, CancellationToken, ValueTask<bool>> receive, CancellationToken cancellationToken)
    {
        this.receive = receive;
        connecting = Task.Run(() => StayConnectedAsync(stopping.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopReceivingAsync(CancellationToken cancellationToken)
    {
        receive = null;
        try
        {
            foreach (var filter in filters)
            {
                await client.UnsubscribeAsync(filter, cancellationToken);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Not connected: then nothing comes either.
            LogEnded(e.Message);
        }
    }

    public ValueTask<bool> PublishAsync(KitId kit, string channel, ReadOnlyMemory<byte> payload, string contentType, CancellationToken cancellationToken) => PublishAsync(
        new MqttApplicationMessage
        {
            Topic = Topics.For(kit, channel),
            Payload = new ReadOnlySequence<byte>(payload),
            ContentType = contentType,
            QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
        },
        cancellationToken);

    public ValueTask<bool> RetainAsync(KitId kit, string channel, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) => PublishAsync(
        new MqttApplicationMessage { Topic = Topics.For(kit, channel), Payload = new ReadOnlySequence<byte>(payload), QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce, Retain = true }, cancellationToken);

    private async ValueTask<bool> PublishAsync(MqttApplicationMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return client.IsConnected && (await client.PublishAsync(message, cancellationToken)).IsSuccess;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The connection broke under it: not published, as far as we know.
            LogEnded(e.Message);
            return false;
        }
    }

    /// <summary>Nothing: a client of a broker cannot end another's connection. The kit's packs are refused.</summary>
    public Task DisconnectAsync(KitId kit, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await connecting;
        if (client.IsConnected)
        {
            await client.TryDisconnectAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        await StopAsync(CancellationToken.None);
        client.Dispose();
        stopping.Dispose();
    }

    // One message at a time; while it waits, the broker sends no more than the receive maximum.
    private async Task TakeAsync(MqttApplicationMessageReceivedEventArgs e)
    {
        var message = e.ApplicationMessage;
        if (message.Topic == DroppedTopic)
        {
            NoteDropped(Encoding.UTF8.GetString(message.Payload));
        }
        else if (receive is { } hand)
        {
            await hand(new ReceivedMessage(message.Topic, message.ContentType, message.Payload.ToArray(), Instant.Now(clock)), stopping.Token);
        }
    }

    // The broker counts from its own start. What it dropped before we came is not ours to report.
    private void NoteDropped(string text)
    {
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return;
        }

        var more = count - (lastDropped ?? count);
        lastDropped = count;
        if (more > 0)
        {
            Interlocked.Add(ref dropped, more);
            LogDropped(more);
        }
    }
}
