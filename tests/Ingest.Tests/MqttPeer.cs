using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Channels;
using AgeingMonitor.Ingest.Certificates;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace AgeingMonitor.Ingest.Tests;

/// <summary>A real MQTT client for tests: trusts the broker as a kit would, keeps what it receives.</summary>
internal sealed class MqttPeer : IAsyncDisposable
{
    private readonly IMqttClient client = new MqttClientFactory().CreateMqttClient();
    private readonly Channel<MqttApplicationMessage> received = Channel.CreateUnbounded<MqttApplicationMessage>();

    public MqttPeer() => client.ApplicationMessageReceivedAsync += e =>
    {
        received.Writer.TryWrite(e.ApplicationMessage);
        return Task.CompletedTask;
    };

    public bool IsConnected => client.IsConnected;

    /// <summary>Connects; the answer is a result code, or a failed connection as an exception.</summary>
    public async Task<MqttClientConnectResultCode> ConnectAsync(int port, X509Certificate2? certificate, CertificateAuthority trusted, Action<MqttClientOptionsBuilder>? more, CancellationToken cancellationToken)
    {
        var check = new ServerCertificateCheck(trusted, TimeProvider.System);
        var options = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithTcpServer("127.0.0.1", port)
            .WithTlsOptions(tls => tls
                .UseTls()
                .WithClientCertificates(certificate is null ? [] : [certificate])
                .WithCertificateValidationHandler(e => check.IsGood(e.Certificate as X509Certificate2, "127.0.0.1")))
            .WithClientId(Guid.NewGuid().ToString("N"))
            .WithCleanStart()
            .WithTimeout(TimeSpan.FromSeconds(20));
        more?.Invoke(options);
        return (await client.ConnectAsync(options.Build(), cancellationToken)).ResultCode;
    }

    /// <summary>Publishes with QoS 1; the broker's answer.</summary>
    public async Task<MqttClientPublishReasonCode> PublishAsync(string topic, byte[] payload, CancellationToken cancellationToken, bool retain = false, string? contentType = null) =>
        (await client.PublishAsync(new MqttApplicationMessage { Topic = topic, PayloadSegment = payload, QualityOfServiceLevel = MqttQualityOfServiceLevel.AtLeastOnce, Retain = retain, ContentType = contentType }, cancellationToken)).ReasonCode;

    public Task<MqttClientPublishReasonCode> PublishAsync(string topic, string payload, CancellationToken cancellationToken, bool retain = false) =>
        PublishAsync(topic, Encoding.UTF8.GetBytes(payload), cancellationToken, retain);

    /// <summary>Subscribes with QoS 1; whether the broker grants it.</summary>
    public async Task<bool> SubscribeAsync(string filter, CancellationToken cancellationToken)
    {
        var answer = await client.SubscribeAsync(filter, MqttQualityOfServiceLevel.AtLeastOnce, cancellationToken);
        return answer.Items.All(item => item.ResultCode <= MqttClientSubscribeResultCode.GrantedQoS2);
    }

    public Task PingAsync(CancellationToken cancellationToken) => client.PingAsync(cancellationToken);

    /// <summary>The next message. The limit only keeps a failing test from hanging.</summary>
    public Task<MqttApplicationMessage> NextAsync(CancellationToken cancellationToken) => received.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20), cancellationToken);

    /// <summary>Everything until it is disposed of.</summary>
    public IAsyncEnumerable<MqttApplicationMessage> AllAsync() => received.Reader.ReadAllAsync(CancellationToken.None);

    /// <summary>The next message as "topic text".</summary>
    public async Task<string> NextTextAsync(CancellationToken cancellationToken)
    {
        var message = await NextAsync(cancellationToken);
        return $"{message.Topic} {Encoding.UTF8.GetString(message.Payload)}";
    }

    public Task DisconnectAsync(CancellationToken cancellationToken) => client.DisconnectAsync(cancellationToken: cancellationToken);

    /// <summary>Breaks the connection without a word, as a lost link does: the last will is due.</summary>
    public void Break() => client.Dispose();

    public ValueTask DisposeAsync()
    {
        try
        {
            client.Dispose();
        }
        catch (ObjectDisposedException)
        {
            // The broker has hung up in the same moment, and the client is cleaning up already (MQTTnet 5.2).
        }

        received.Writer.TryComplete();

        return ValueTask.CompletedTask;
    }
}
