using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Ingest.Broker;

/// <summary>
/// All that ingest knows of the broker. Messages may be lost or come twice on either side: kits send again until they are answered. Safe to share.
/// </summary>
public interface IBrokerLink
{
    /// <summary>Whether messages can come and go now.</summary>
    bool IsConnected { get; }

    /// <summary>Messages that the broker is known to have dropped since this process started. Above zero is an alarm: some queue is too small.</summary>
    long Dropped { get; }

    /// <summary>
    /// Opens the link; messages arrive at <paramref name="receive"/> from then on. While it waits no more is read from that sender, or from the broker: this is the back-pressure.
    /// It answers false when the message is not wanted any more.
    /// </summary>
    /// <exception cref="BrokerStartException">The link cannot be opened and trying again is of no use; the message says what to change.</exception>
    Task StartAsync(Func<ReceivedMessage, CancellationToken, ValueTask<bool>> receive, CancellationToken cancellationToken);

    /// <summary>Ends the flow of messages; publishing goes on.</summary>
    Task StopReceivingAsync(CancellationToken cancellationToken);

    /// <summary>Publishes to a kit with QoS 1; false when it could not be handed to the broker.</summary>
    ValueTask<bool> PublishAsync(KitId kit, string channel, ReadOnlyMemory<byte> payload, string contentType, CancellationToken cancellationToken);

    /// <summary>Publishes to a kit with QoS 1 what the broker keeps for whenever the kit is there; nothing at all makes it forget (MQTT 5 section 3.3.1.3). False when it could not be handed to the broker.</summary>
    ValueTask<bool> RetainAsync(KitId kit, string channel, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken);

    /// <summary>Ends live connections of a kit where the broker lets us; a refused kit must not linger.</summary>
    Task DisconnectAsync(KitId kit, CancellationToken cancellationToken);

    /// <summary>Closes the link.</summary>
    Task StopAsync(CancellationToken cancellationToken);
}
