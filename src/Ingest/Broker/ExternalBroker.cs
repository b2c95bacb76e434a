using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Ingest.Certificates;
using AgeingMonitor.Ingest.Pipeline;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.Formatter;
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
    private static readonly string[] Read = [Topics.Obs, Topics.Evt, Topics.Tick, Topics.State];
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

    public async ValueTask<bool> PublishAsync(KitId kit, string channel, ReadOnlyMemory<byte> payload, string contentType, CancellationToken cancellationToken)
    {
        var message = new MqttApplicationMessage
        {
            Topic = Topics.For(kit, channel),
            Payload = new ReadOnlySequence<byte>(payload),
            ContentType = contentType,
            QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
        };
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

    /// <summary>Nothing: a client of a broker cannot end another's connection. The kit's packs are refused, and the broker's list of revoked certificates keeps it out.</summary>
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

    private async Task StayConnectedAsync(CancellationToken cancellationToken)
    {
        var backOff = new BackOff(clock);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                connectionEnded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                await ConnectAsync(cancellationToken);
                watch.Works();
                backOff.Reset();
                await connectionEnded.Task.WaitAsync(cancellationToken);
                watch.Fails("The connection has ended.");
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // No data is in hand here: packs of the lost connection are not answered and come again.
                watch.Fails(e.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            try
            {
                await backOff.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        var authority = await certificates.GetAsync(cancellationToken);
        using var identity = await new IdentityKeeper(authority, clock).EnsureServiceAsync(ServiceNames.Ingest, cancellationToken);
        var server = new ServerCertificateCheck(authority, clock);
        var connection = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithTcpServer(options.Address, options.Port)
            .WithTlsOptions(tls => tls
                .UseTls()
                .WithClientCertificates([identity])
                .WithCertificateValidationHandler(e => server.IsGood(e.Certificate as X509Certificate2, options.Address)))
            .WithClientId($"{ServiceNames.Ingest}-{Guid.NewGuid():N}")
            .WithCleanStart()
            .WithKeepAlivePeriod(KeepAlive)
            .WithTimeout(KeepAlive)
            .WithReceiveMaximum((ushort)options.MaxInFlight)
            .Build();
        var connected = await client.ConnectAsync(connection, cancellationToken);
        if (connected.ResultCode != MqttClientConnectResultCode.Success)
        {
            throw new BrokerStartException($"The broker refuses {ServiceNames.Ingest}: {connected.ResultCode} {connected.ReasonString}");
        }

        await SubscribeAsync(options.ShareName ?? ShareNameOf(identity), cancellationToken);
        LogConnected(options.Address, options.Port);
    }

    private async Task SubscribeAsync(string shareName, CancellationToken cancellationToken)
    {
        filters = Array.ConvertAll(Read, channel => $"$share/{shareName}/{Topics.Root}/+/{channel}");
        var subscriptions = new MqttClientSubscribeOptionsBuilder().WithTopicFilter(DroppedTopic);
        foreach (var filter in filters)
        {
            subscriptions.WithTopicFilter(filter, MqttQualityOfServiceLevel.AtLeastOnce);
        }

        lastDropped = null;
        var answer = await client.SubscribeAsync(subscriptions.Build(), cancellationToken);
        if (answer.Items.FirstOrDefault(item => item.TopicFilter.Topic != DroppedTopic && item.ResultCode > MqttClientSubscribeResultCode.GrantedQoS2) is { } refused)
        {
            await client.TryDisconnectAsync();
            throw new BrokerStartException($"The broker does not let {ServiceNames.Ingest} subscribe: {refused.ResultCode}");
        }
    }

    // Who knows the name of a shared subscription could join it and take messages away: only who holds the private key can derive it.
    private static string ShareNameOf(X509Certificate2 identity)
    {
        using var key = identity.GetECDsaPrivateKey()!;
        var secret = HMACSHA256.HashData(key.ExportParameters(includePrivateParameters: true).D!, "AgeingMonitor shared subscription"u8);
        return $"{ServiceNames.Ingest}-{Convert.ToHexStringLower(secret.AsSpan(0, 16))}";
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

    [LoggerMessage(3130, LogLevel.Information, "Connected to the broker at {Address}, port {Port}")]
    private partial void LogConnected(string address, int port);

    [LoggerMessage(3131, LogLevel.Debug, "Not possible on the connection to the broker: {Reason}")]
    private partial void LogEnded(string reason);

    [LoggerMessage(3132, LogLevel.Error, "The broker has dropped {Messages} messages: its queues are too small. Kits send again what was not answered")]
    private partial void LogDropped(long messages);
}
