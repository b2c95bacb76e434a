using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using MQTTnet;
using MQTTnet.Adapter;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace AgeingMonitor.Edge.Link;

/// <summary>
/// One connection that is kept up: connects, subscribes, and does so again with growing waits until it is stopped. Never has more QoS 1 messages on the way than the broker allows
/// (MQTT 5 section 4.9). Safe to share once it runs.
/// </summary>
public sealed partial class MqttLink : IAsyncDisposable
{
    /// <summary>Above this many at once a connection gains nothing.</summary>
    private const int MostOnTheWay = 1024;
    private const int FiltersInOneMessage = 100;

    /// <summary>
    /// A broker of TLS 1.3 may look at a certificate after the handshake and then only end the connection. Once that may be the network; so many times in a row it is a refusal.
    /// </summary>
    private const int UnansweredAreRefused = 3;
    private volatile MqttEndpoint endpoint;
    private readonly MqttLinkOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly Random random;
    private volatile IMqttClient client;
    private readonly Pulse dropped = new();
    private readonly Pulse released = new();
    private volatile bool isHeld;
    private SemaphoreSlim slots = new(1);
    private int unanswered;

    public MqttLink(MqttEndpoint endpoint, MqttLinkOptions options, TimeProvider clock, ILogger logger)
    {
        this.endpoint = endpoint;
        this.options = options;
        this.clock = clock;
        this.logger = logger;
        random = new Random(HashCode.Combine(clock.GetTimestamp(), options.ClientId));
        client = NewClient();
    }

    /// <summary>Whether messages can leave now.</summary>
    public bool IsUp { get; private set; }

    /// <summary>Keeps the connection until cancelled; then it stays open, so that a farewell can be sent, until <see cref="DisposeAsync"/>.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            var release = released.Next;
            if (isHeld)
            {
                await release.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            var (drop, to) = (dropped.Next, endpoint);
            if (await TryConnectAsync(to, failures, cancellationToken).ConfigureAwait(false))
            {
                failures = 0;
                while (client.IsConnected && !isHeld && !cancellationToken.IsCancellationRequested)
                {
                    // An attempt that failed earlier may tell of its end late, so a beat is only a reason to look.
                    await drop.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                    drop = dropped.Next;
                }

                if (cancellationToken.IsCancellationRequested)
                {
                    return;
                }

                IsUp = false;
                if (isHeld)
                {
                    continue;
                }

                LogLost(options.ClientId);
            }

            // A network that is back meanwhile ends the wait, and so does another endpoint.
            await release.WaitAsync(options.Reconnect.After(failures++, random), clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The network goes: the connection ends without a good-bye, so that the last will is said, and none is made until <see cref="Release"/>.</summary>
    public void Hold()
    {
        isHeld = true;
        IsUp = false;
        var gone = client;
        client = NewClient();
        gone.Dispose();
        dropped.Beat();
    }

    /// <summary>The network is back.</summary>
    public void Release()
    {
        isHeld = false;
        released.Beat();
    }

    /// <summary>From now on the broker is there, or we are this one to it: a renewed certificate. A connection that stands is closed with a good-bye and made anew; one that is being made is given up, at the latest when the broker has answered.</summary>
    public async Task ChangeAsync(MqttEndpoint to)
    {
        endpoint = to;
        released.Beat();
        await SayGoodbyeAsync(client).ConfigureAwait(false);
    }

    /// <summary>Publishes with QoS 1 and waits for the broker's receipt; false when it did not get through, now or at all: whoever needs it safe sends again.</summary>
    public async Task<bool> TryPublishAsync(string topic, ReadOnlyMemory<byte> payload, string? contentType, bool retain, CancellationToken cancellationToken)
    {
        var (slot, to) = (slots, client);
        try
        {
            await slot.WaitAsync(cancellationToken).ConfigureAwait(false);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(options.ReceiptPatience);
            try
            {
                var message = new MqttApplicationMessage
                {
                    Topic = topic,
                    Payload = new System.Buffers.ReadOnlySequence<byte>(payload),
                    ContentType = contentType,
                    Retain = retain,
                    QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce,
                };
                var result = await to.PublishAsync(message, patience.Token).ConfigureAwait(false);
                if (!result.IsSuccess)
                {
                    LogRefused(options.ClientId, topic, result.ReasonCode.ToString());
                }

                return result.IsSuccess;
            }
            catch (Exception e) when (IsLossOfConnection(e) && patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                LogNoReceipt(options.ClientId, topic);
                await SayGoodbyeAsync(to).ConfigureAwait(false);
                return false;
            }
            finally
            {
                slot.Release();
            }
        }
        catch (Exception e) when (IsLossOfConnection(e))
        {
            return false;
        }
    }

    /// <summary>Says good-bye, so that the last will is not sent, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        IsUp = false;
        await SayGoodbyeAsync(client).ConfigureAwait(false);
        client.Dispose();
    }

    private static bool IsLossOfConnection(Exception e) =>
        e is MqttCommunicationException or OperationCanceledException or IOException or AuthenticationException or ObjectDisposedException or InvalidOperationException or MqttProtocolViolationException;

    private async Task SayGoodbyeAsync(IMqttClient to)
    {
        try
        {
            if (to.IsConnected)
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2), clock);
                await to.DisconnectAsync(new MqttClientDisconnectOptions(), patience.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (IsLossOfConnection(e))
        {
            // The connection is gone already; the broker sends the last will.
        }
    }

    private IMqttClient NewClient()
    {
        var made = new MqttClientFactory().CreateMqttClient();
        made.ApplicationMessageReceivedAsync += received => options.OnMessage(
            received.ApplicationMessage.Topic,
            new MqttMessage(received.ApplicationMessage.Payload, received.ApplicationMessage.ContentType, received.ApplicationMessage.Retain));
        made.DisconnectedAsync += _ =>
        {
            dropped.Beat();
            return Task.CompletedTask;
        };
        return made;
    }

    private async Task<bool> TryConnectAsync(MqttEndpoint to, int failures, CancellationToken cancellationToken)
    {
        try
        {
            // Its own timeout the client heeds only where there is no token to cancel by: something that accepts a connection and says nothing would be waited for without end. In real time, as the network is.
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(options.Patience);
            var result = await client.ConnectAsync(NewOptions(to), patience.Token).ConfigureAwait(false);
            if (result.ResultCode != MqttClientConnectResultCode.Success)
            {
                NotConnected(failures, IsRefusal(result.ResultCode), result.ResultCode.ToString());
                return false;
            }

            slots = new SemaphoreSlim(Math.Clamp((int?)result.ReceiveMaximum ?? MostOnTheWay, 1, MostOnTheWay));
            patience.CancelAfter(options.Patience);

            // Changed while this one was being made: whoever changed it found no connection to close.
            if (endpoint != to || !await TrySubscribeAsync(failures, patience.Token).ConfigureAwait(false))
            {
                await SayGoodbyeAsync(client).ConfigureAwait(false);
                return false;
            }

            options.BeforeUp();
            IsUp = true;
            unanswered = 0;
            LogUp(options.ClientId);
            await options.OnConnected(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (IsLossOfConnection(e) && !cancellationToken.IsCancellationRequested)
        {
            unanswered = e is MqttConnectingFailedException ? unanswered + 1 : 0;
            NotConnected(failures, IsCertificateFault(e) || unanswered >= UnansweredAreRefused, e.InnerException?.Message ?? e.Message);

            // One that stands and whose subscription nobody answers would forbid the next.
            await SayGoodbyeAsync(client).ConfigureAwait(false);
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>All filters or none: without its acknowledgements a sender would never end.</summary>
    private async Task<bool> TrySubscribeAsync(int failures, CancellationToken cancellationToken)
    {
        foreach (var filters in options.Subscriptions.Chunk(FiltersInOneMessage))
        {
            var builder = new MqttClientSubscribeOptionsBuilder();
            foreach (var filter in filters)
            {
                builder = builder.WithTopicFilter(filter, MqttQualityOfServiceLevel.AtLeastOnce);
            }

            var result = await client.SubscribeAsync(builder.Build(), cancellationToken).ConfigureAwait(false);
            if (result.Items.FirstOrDefault(item => item.ResultCode > MqttClientSubscribeResultCode.GrantedQoS2) is { } refused)
            {
                NotConnected(failures, refused.ResultCode is MqttClientSubscribeResultCode.NotAuthorized, $"{refused.TopicFilter.Topic}: {refused.ResultCode}");
                return false;
            }
        }

        return true;
    }

    private void NotConnected(int failures, bool isCertificate, string reason)
    {
        options.OnRefused(new LinkRefusal(isCertificate, reason));

        // Once when it begins; the end is told by "connected".
        if (failures == 0)
        {
            LogCannotConnect(options.ClientId, FormattableString.Invariant($"{endpoint.Host}:{endpoint.Port}"), reason);
        }
    }

    /// <summary>Its name is held against the address by the TLS stream; where it comes from, and when it is good, is ours to judge.</summary>
    private bool IsTheServer(MqttEndpoint to, MqttClientCertificateValidationEventArgs shown) =>
        shown.Certificate is X509Certificate2 certificate
        && (shown.SslPolicyErrors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None
        && PinnedChain.IsGood(to.Roots, certificate, shown.Chain?.ChainPolicy.ExtraStore ?? [], options.Present is { } present ? present() : clock.GetUtcNow());

    private MqttClientOptions NewOptions(MqttEndpoint to)
    {
        var builder = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithTcpServer(to.Host, to.Port)
            .WithTlsOptions(tls => tls
                .UseTls()
                .WithClientCertificates(new X509Certificate2Collection(to.ClientCertificate))
                .WithCertificateValidationHandler(shown => IsTheServer(to, shown))
                .WithRevocationMode(X509RevocationMode.NoCheck)
                .WithTargetHost(to.Host)
                .WithSslProtocols(SslProtocols.Tls12 | SslProtocols.Tls13))
            .WithClientId(options.ClientId)
            .WithCredentials(to.UserName, string.Empty)
            .WithCleanStart(true)
            .WithSessionExpiryInterval(0)
            .WithKeepAlivePeriod(options.KeepAlive)
            .WithTimeout(options.Patience);
        if (options.Will is { } will)
        {
            builder = builder.WithWillTopic(will.Topic).WithWillPayload(will.Payload).WithWillRetain(true).WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce);
        }

        return builder.Build();
    }
}
