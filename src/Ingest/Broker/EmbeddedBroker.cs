using System.Buffers;
using System.Collections.Concurrent;
using System.Net.Sockets;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Ingest.Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MQTTnet;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace AgeingMonitor.Ingest.Broker;

/// <summary>
/// The broker in this process: MQTT 5 (and 3.1.1) over mutual TLS. What kits say is handed to ingest before it is answered, so that back-pressure reaches the kit;
/// it is given to subscribers only when there are any.
/// </summary>
public sealed partial class EmbeddedBroker : IBrokerLink, IAsyncDisposable
{
    // No client can have this session name: theirs hold a slash.
    private const string Ourselves = "server";
    private static readonly TimeSpan FlushPeriod = TimeSpan.FromMilliseconds(10);
    private readonly BrokerOptions options;
    private readonly CertificateAuthorityProvider certificates;
    private readonly IKitDirectory kits;
    private readonly IngestMetrics metrics;
    private readonly TimeProvider clock;
    private readonly ILoggerFactory loggers;
    private readonly ILogger<EmbeddedBroker> log;
    private readonly TopicAccess access;
    private readonly Observers observers = new();
    private readonly Deliveries deliveries = new();
    private readonly ConcurrentDictionary<IdentifiedChannel, bool> kitChannels = new();
    private readonly CancellationTokenSource stopping = new();
    private Func<ReceivedMessage, CancellationToken, ValueTask<bool>>? receive;
    private TlsListener? listener;
    private MqttServer? server;
    private Task sweep = Task.CompletedTask;
    private long dropped;
    private bool disposed;

    public EmbeddedBroker(IOptions<BrokerOptions> options, CertificateAuthorityProvider certificates, IKitDirectory kits, IngestMetrics metrics, TimeProvider clock, ILoggerFactory loggers)
    {
        this.options = options.Value;
        this.certificates = certificates;
        this.kits = kits;
        this.metrics = metrics;
        this.clock = clock;
        this.loggers = loggers;
        log = loggers.CreateLogger<EmbeddedBroker>();
        access = new TopicAccess(IsReplayAsync);
    }

    /// <inheritdoc/>
    public bool IsConnected => server?.IsStarted ?? false;

    /// <inheritdoc/>
    public long Dropped => Interlocked.Read(ref dropped);

    /// <summary>The port in use; 0 before the start.</summary>
    public int Port => listener?.Port ?? 0;

    /// <inheritdoc/>
    public async Task StartAsync(Func<ReceivedMessage, CancellationToken, ValueTask<bool>> receive, CancellationToken cancellationToken)
    {
        this.receive = receive;
        var authority = await certificates.GetAsync(cancellationToken);
        var certificate = new BrokerCertificate(new IdentityKeeper(authority, clock), ServiceNames.Broker, options.HostNames, clock);
        await certificate.CurrentAsync(cancellationToken);
        listener = new TlsListener(options, new ClientHandshake(certificate, new ClientCertificateCheck(authority, clock), clock), metrics, clock, loggers.CreateLogger<TlsListener>());
        server = new MqttServerFactory().CreateMqttServer(
            new MqttServerOptionsBuilder()
                .WithoutDefaultEndpoint()
                .WithMaxPendingMessagesPerClient(options.MaxPendingMessages)
                .WithPendingMessagesOverflowStrategy(MqttPendingMessagesOverflowStrategy.DropOldestQueuedMessage)
                .WithDefaultCommunicationTimeout(TimeSpan.FromSeconds(30))
                .Build(),
            [listener],
            new BrokerLog(loggers.CreateLogger<BrokerLog>()));
        server.ValidatingConnectionAsync += AdmitAsync;
        server.InterceptingSubscriptionAsync += AllowSubscriptionAsync;
        server.InterceptingPublishAsync += TakeAsync;
        server.ClientSubscribedTopicAsync += e => observers.AddAsync(e.ClientId, e.TopicFilter.Topic);
        server.ClientUnsubscribedTopicAsync += e => observers.RemoveAsync(e.ClientId, e.TopicFilter);
        server.InterceptingOutboundPacketAsync += NoteSentAsync;
        server.ClientAcknowledgedPublishPacketAsync += NoteAcknowledgedAsync;
        server.ClientDisconnectedAsync += ForgetAsync;
        server.QueuedApplicationMessageOverwrittenAsync += _ => CountDropped();
        try
        {
            await server.StartAsync();
        }
        catch (SocketException e)
        {
            throw new BrokerStartException(WhyNot(e), e);
        }

        sweep = SweepAsync(stopping.Token);
        LogListening(options.Address, listener.Port);
    }

    /// <inheritdoc/>
    public Task StopReceivingAsync(CancellationToken cancellationToken)
    {
        receive = null;
        return listener?.StopAsync() ?? Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<bool> PublishAsync(KitId kit, string channel, ReadOnlyMemory<byte> payload, string contentType, CancellationToken cancellationToken) =>
        InjectAsync(new MqttApplicationMessage { Topic = Topics.For(kit, channel), Payload = new ReadOnlySequence<byte>(payload), ContentType = contentType }, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> RetainAsync(KitId kit, string channel, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken) =>
        InjectAsync(new MqttApplicationMessage { Topic = Topics.For(kit, channel), Payload = new ReadOnlySequence<byte>(payload), Retain = true }, cancellationToken);

    /// <inheritdoc/>
    public async Task DisconnectAsync(KitId kit, CancellationToken cancellationToken)
    {
        if (server is null)
        {
            return;
        }

        var prefix = IdentifiedChannel.SessionPrefix(kit.Value);
        foreach (var client in await server.GetClientsAsync())
        {
            if (client.Id.StartsWith(prefix, StringComparison.Ordinal))
            {
                LogDisconnected(kit);
                await client.DisconnectAsync(new MqttServerClientDisconnectOptions { ReasonCode = MqttDisconnectReasonCode.NotAuthorized });
            }
        }
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await sweep;
        if (server is { IsStarted: true })
        {
            await FlushAsync(server, cancellationToken);
            await server.StopAsync(new MqttServerStopOptions { DefaultClientDisconnectOptions = new MqttServerClientDisconnectOptions { ReasonCode = MqttDisconnectReasonCode.ServerShuttingDown } });
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;

        // Not stopped before: nobody waits for last answers.
        await StopAsync(new CancellationToken(canceled: true));
        server?.Dispose();
        listener?.Dispose();
        stopping.Dispose();
    }

    // The last answers are on their way: a moment to arrive. A client that does not take them gets them when it has sent its packs again.
    private async Task FlushAsync(MqttServer running, CancellationToken cancellationToken)
    {
        var quiet = 0;
        for (var tries = 0; tries < 100 && quiet < 2 && !cancellationToken.IsCancellationRequested; tries++)
        {
            var waiting = (await running.GetSessionsAsync()).Any(session => session.PendingApplicationMessagesCount > 0);
            quiet = waiting || !deliveries.None ? 0 : quiet + 1;
            await Task.Delay(FlushPeriod, clock, CancellationToken.None);
        }
    }

    private string WhyNot(SocketException e) => e.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => $"Port {options.Port} is used by another program: choose another one with Broker:Port.",
        SocketError.AccessDenied => $"Port {options.Port} may not be used by this user: choose one from 1024 on with Broker:Port.",
        SocketError.AddressNotAvailable => $"This machine has no address {options.Address}: change Broker:Address.",
        _ => $"The broker cannot listen on {options.Address}, port {options.Port} (Broker:Address, Broker:Port): {e.Message}",
    };

    private Task CountDropped()
    {
        Interlocked.Increment(ref dropped);
        return Task.CompletedTask;
    }

    private async ValueTask<bool> IsReplayAsync(KitId kit, CancellationToken cancellationToken) =>
        await kits.FindAsync(kit, cancellationToken) is { Places: { Count: > 0 } places } && places.All(place => place.Mode == HomeMode.Replay);

    private async ValueTask<bool> InjectAsync(MqttApplicationMessage message, CancellationToken cancellationToken)
    {
        if (server is not { IsStarted: true })
        {
            return false;
        }

        message.QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce;
        await server.InjectApplicationMessage(new InjectedMqttApplicationMessage(message) { SenderClientId = Ourselves, SenderUserName = Ourselves }, cancellationToken);
        return true;
    }
}
