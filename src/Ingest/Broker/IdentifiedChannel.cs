using System.Net;
using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Ingest.Certificates;
using MQTTnet.Adapter;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace AgeingMonitor.Ingest.Broker;

/// <summary>
/// A connection whose client is known by its certificate. The broker behind it sees the certificate's name as user name, and sessions named <c>&lt;user&gt;/&lt;client id&gt;</c>:
/// nobody can take over the session of another user, whatever client id is asked for.
/// It also keeps the client's keep-alive promise, counting only time in which we are reading: a client that we make wait is not idle.
/// </summary>
internal sealed class IdentifiedChannel : IMqttChannelAdapter
{
    private readonly IMqttChannelAdapter inner;
    private readonly ITimer idle;
    private readonly Action abort;
    private TimeSpan patience = Timeout.InfiniteTimeSpan;

    /// <param name="inner">The connection.</param>
    /// <param name="client">Who it is.</param>
    /// <param name="clock">Counts idle time.</param>
    /// <param name="abort">Cuts the connection.</param>
    public IdentifiedChannel(IMqttChannelAdapter inner, ClientIdentity client, TimeProvider clock, Action abort)
    {
        this.inner = inner;
        Client = client;
        this.abort = abort;
        idle = clock.CreateTimer(_ => abort(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Who the certificate says it is.</summary>
    public ClientIdentity Client { get; }

    /// <summary>Serial number of the certificate.</summary>
    public string Serial => inner.ClientCertificate.SerialNumber;

    /// <summary>Whether the connection is over.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The user name that the client gave; null or empty when none.</summary>
    public string? ClaimedUserName { get; private set; }

    /// <summary>Topic of the last will; null when there is none.</summary>
    public string? WillTopic { get; private set; }

    /// <summary>The client id that the client was given because it brought none.</summary>
    public string? AssignedClientId { get; private set; }

    public long BytesReceived => inner.BytesReceived;

    public long BytesSent => inner.BytesSent;

    public X509Certificate2 ClientCertificate => inner.ClientCertificate;

    public EndPoint RemoteEndPoint => inner.RemoteEndPoint;

    public EndPoint LocalEndPoint => inner.LocalEndPoint;

    public bool IsSecureConnection => inner.IsSecureConnection;

    public MqttPacketFormatterAdapter PacketFormatterAdapter => inner.PacketFormatterAdapter;

    /// <summary>First part of the name of every session of a user.</summary>
    public static string SessionPrefix(string userName) => userName + "/";

    public async Task<MqttPacket> ReceivePacketAsync(CancellationToken cancellationToken)
    {
        idle.Change(patience, Timeout.InfiniteTimeSpan);
        var packet = await inner.ReceivePacketAsync(cancellationToken);
        idle.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (packet is MqttConnectPacket connect)
        {
            Identify(connect);
        }

        return packet;
    }

    public Task SendPacketAsync(MqttPacket packet, CancellationToken cancellationToken) => inner.SendPacketAsync(packet, cancellationToken);

    public Task ConnectAsync(CancellationToken cancellationToken) => inner.ConnectAsync(cancellationToken);

    public Task DisconnectAsync(CancellationToken cancellationToken) => inner.DisconnectAsync(cancellationToken);

    public void ResetStatistics() => inner.ResetStatistics();

    /// <summary>Cuts the connection.</summary>
    public void Abort() => abort();

    public void Dispose()
    {
        HasEnded = true;
        idle.Dispose();
        inner.Dispose();
    }

    private void Identify(MqttConnectPacket connect)
    {
        ClaimedUserName = connect.Username;
        WillTopic = connect.WillFlag ? connect.WillTopic ?? string.Empty : null;
        if (string.IsNullOrEmpty(connect.ClientId))
        {
            AssignedClientId = Guid.NewGuid().ToString("N");
        }

        connect.Username = Client.Name;
        connect.ClientId = SessionPrefix(Client.Name) + (AssignedClientId ?? connect.ClientId);

        // One and a half times the promise (MQTT 5 section 3.1.2.10), kept here and not by the broker behind.
        patience = connect.KeepAlivePeriod == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(1.5 * connect.KeepAlivePeriod);
        connect.KeepAlivePeriod = 0;
    }
}
