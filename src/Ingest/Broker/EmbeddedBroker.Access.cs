using System.Buffers;
using System.Collections;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Ingest.Certificates;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace AgeingMonitor.Ingest.Broker;

/// <content>What each client may do, and the way of a message into ingest.</content>
public sealed partial class EmbeddedBroker
{
    private const string ClientItem = "client";
    private const string DeniedItem = "denied";
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromSeconds(5);

    private async Task AdmitAsync(ValidatingConnectionEventArgs e)
    {
        if (e.ChannelAdapter is not IdentifiedChannel channel)
        {
            e.ReasonCode = MqttConnectReasonCode.NotAuthorized;
            return;
        }

        e.ReasonCode = await JudgeAsync(channel);
        if (e.ReasonCode == MqttConnectReasonCode.Success)
        {
            e.SessionItems[ClientItem] = channel.Client;
            e.AssignedClientIdentifier = channel.AssignedClientId;
            if (channel.Client.Kit is not null)
            {
                kitChannels[channel] = true;
            }
        }
        else
        {
            metrics.ConnectionRefused(e.ReasonCode.ToString());
            LogRefused(channel.Client.Name, e.ReasonCode);
        }
    }

    private async Task<MqttConnectReasonCode> JudgeAsync(IdentifiedChannel channel)
    {
        if (!string.IsNullOrEmpty(channel.ClaimedUserName) && channel.ClaimedUserName != channel.Client.Name)
        {
            return MqttConnectReasonCode.BadUserNameOrPassword;
        }

        try
        {
            return await IsRefusedAsync(channel, stopping.Token) ? MqttConnectReasonCode.Banned
                : channel.WillTopic is { } will && !await access.MayPublishAsync(channel.Client, will, stopping.Token) ? MqttConnectReasonCode.NotAuthorized
                : MqttConnectReasonCode.Success;
        }
        catch (Exception e)
        {
            // The care database does not answer: nothing is lost, the kit keeps its packs and knocks again.
            LogDirectoryFailed(e.Message);
            return MqttConnectReasonCode.ServerUnavailable;
        }
    }

    // The kit, or the certificate that this connection stands on.
    private async ValueTask<bool> IsRefusedAsync(IdentifiedChannel channel, CancellationToken cancellationToken) =>
        channel.Client.Kit is { } kit && await kits.FindAsync(kit, cancellationToken) is { } standing && (standing.Revoked || standing.RefusedCertificates.Contains(channel.Serial));

    private async Task AllowSubscriptionAsync(InterceptingSubscriptionEventArgs e)
    {
        if (e.SessionItems[ClientItem] is ClientIdentity client && await access.MaySubscribeAsync(client, e.TopicFilter.Topic, e.CancellationToken))
        {
            return;
        }

        e.Response.ReasonCode = MqttSubscribeReasonCode.NotAuthorized;
        e.ProcessSubscription = false;
        Denied(e.SessionItems, e.UserName, "subscribe");
    }

    private async Task TakeAsync(InterceptingPublishEventArgs e)
    {
        if (e.ClientId == Ourselves)
        {
            return;
        }

        var message = e.ApplicationMessage;
        if (e.SessionItems[ClientItem] is not ClientIdentity client
            || !Topics.TryParse(message.Topic, out _, out var channel)
            || !await access.MayPublishAsync(client, message.Topic, e.CancellationToken))
        {
            e.Response.ReasonCode = MqttPubAckReasonCode.NotAuthorized;
            e.ProcessPublish = false;
            Denied(e.SessionItems, e.UserName, "publish");
            return;
        }

        message.Retain &= channel is Topics.State or Topics.Cfg;
        if (channel is Topics.Obs or Topics.Evt or Topics.Tick or Topics.State or Topics.Res)
        {
            var received = new ReceivedMessage(message.Topic, message.ContentType, message.Payload.ToArray(), Instant.Now(clock));
            if (receive is not { } hand || !await hand(received, e.CancellationToken))
            {
                // Closing, or an answer for which there is no room: not taken, and said so. The kit sends it again, or the command, sent again, brings the answer again.
                e.Response.ReasonCode = MqttPubAckReasonCode.UnspecifiedError;
                e.ProcessPublish = false;
                return;
            }
        }

        e.ProcessPublish = message.Retain || observers.Any;
    }

    private void Denied(IDictionary session, string userName, string action)
    {
        metrics.AccessDenied(action);
        if (session[DeniedItem] is null)
        {
            session[DeniedItem] = true;
            LogDenied(userName, action);
        }
    }

    // The library keeps what it sent until it is acknowledged: a client that never does so would fill our memory.
    private Task NoteSentAsync(InterceptingPacketEventArgs e)
    {
        if (e.Packet is not MqttPublishPacket { QualityOfServiceLevel: > MqttQualityOfServiceLevel.AtMostOnce } || deliveries.Sent(e.ClientId) <= options.MaxPendingMessages)
        {
            return Task.CompletedTask;
        }

        LogNeverAcknowledges(e.UserName);
        return server!.DisconnectClientAsync(e.ClientId, new MqttServerClientDisconnectOptions { ReasonCode = MqttDisconnectReasonCode.ReceiveMaximumExceeded });
    }

    private Task NoteAcknowledgedAsync(ClientAcknowledgedPublishPacketEventArgs e)
    {
        deliveries.Acknowledged(e.ClientId);
        return Task.CompletedTask;
    }

    private Task ForgetAsync(ClientDisconnectedEventArgs e)
    {
        deliveries.Forget(e.ClientId);
        return observers.RemoveAsync(e.ClientId);
    }

    // Revoked kits are refused at their next word in any case; this ends connections of those that only listen.
    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(SweepPeriod, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await SweepOnceAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task SweepOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var channel in kitChannels.Keys)
            {
                if (channel.HasEnded)
                {
                    kitChannels.TryRemove(channel, out _);
                }
                else if (await IsRefusedAsync(channel, cancellationToken))
                {
                    LogDisconnected(channel.Client.Kit!.Value);
                    channel.Abort();
                }
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The care database does not answer: looked at again at the next turn. No data is in hand here.
            LogDirectoryFailed(e.Message);
        }
    }
}
