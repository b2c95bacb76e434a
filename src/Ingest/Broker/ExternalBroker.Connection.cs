using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Ingest.Certificates;
using AgeingMonitor.Ingest.Pipeline;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace AgeingMonitor.Ingest.Broker;

/// <content>Getting connected, and staying so.</content>
internal sealed partial class ExternalBroker
{
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
}
