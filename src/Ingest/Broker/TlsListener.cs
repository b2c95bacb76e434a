using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Ingest.Certificates;
using Microsoft.Extensions.Logging;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Formatter;
using MQTTnet.Implementations;
using MQTTnet.Server;

namespace AgeingMonitor.Ingest.Broker;

/// <summary>The only door of the embedded broker: TLS and a client certificate of ours, or no connection at all.</summary>
internal sealed partial class TlsListener(BrokerOptions options, ClientHandshake handshake, IngestMetrics metrics, TimeProvider clock, ILogger<TlsListener> log) : IMqttServerAdapter
{
    /// <summary>Payload, topic and properties.</summary>
    public const int MaxPacketBytes = WireLimits.MaxMessageBytes + (4 * 1024);

    private static readonly TimeSpan AcceptRetry = TimeSpan.FromMilliseconds(100);
    private readonly List<Socket> sockets = [];
    private readonly ConnectionLimits limits = new(options.MaxConnections, options.MaxConnectionsPerUser);
    private readonly CancellationTokenSource stopping = new();
    private IMqttNetLogger brokerLog = MqttNetNullLogger.Instance;

    public Func<IMqttChannelAdapter, Task>? ClientHandler { get; set; }

    /// <summary>The port in use.</summary>
    public int Port { get; private set; }

    public Task StartAsync(MqttServerOptions serverOptions, IMqttNetLogger logger)
    {
        brokerLog = logger;
        Port = options.Port;
        foreach (var address in Addresses(options.Address))
        {
            Listen(address);
        }

        sockets.ForEach(socket => _ = AcceptAsync(socket));
        return Task.CompletedTask;
    }

    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        sockets.ForEach(socket => socket.Dispose());
    }

    public void Dispose()
    {
        sockets.ForEach(socket => socket.Dispose());
        stopping.Dispose();
    }

    /// <summary>The addresses that the setting means.</summary>
    /// <exception cref="BrokerStartException">It means none.</exception>
    internal static IPAddress[] Addresses(string setting) => setting switch
    {
        "localhost" => Socket.OSSupportsIPv6 ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Loopback],
        "any" => Socket.OSSupportsIPv6 ? [IPAddress.IPv6Any] : [IPAddress.Any],
        _ => IPAddress.TryParse(setting, out var address)
            ? [address]
            : throw new BrokerStartException($"Broker:Address is '{setting}': the embedded broker listens on 'localhost', 'any' or an IP address of this machine."),
    };

    private void Listen(IPAddress address)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        sockets.Add(socket);
        if (address.Equals(IPAddress.IPv6Any))
        {
            socket.DualMode = true;
        }

        try
        {
            socket.Bind(new IPEndPoint(address, Port));
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressNotAvailable && address.Equals(IPAddress.IPv6Loopback) && sockets.Count > 1)
        {
            // IPv6 is built in and switched off: the IPv4 loopback is enough.
            sockets.Remove(socket);
            socket.Dispose();
            return;
        }

        Port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        socket.Listen(512);
    }

    private async Task AcceptAsync(Socket socket)
    {
        while (true)
        {
            try
            {
                _ = ServeAsync(await socket.AcceptAsync(stopping.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException e)
            {
                // The connection died before it was accepted, or the process is out of handles: the kit tries again.
                LogAcceptFailed(e.SocketErrorCode);
                await Task.Delay(AcceptRetry, clock, CancellationToken.None);
            }
        }
    }

    // Top of a connection: whatever goes wrong ends this connection only. Messages not yet answered are sent again by the kit.
    private async Task ServeAsync(Socket socket)
    {
        using var held = socket;
        if (!limits.TryEnter())
        {
            Refuse("too-many-connections");
            return;
        }

        try
        {
            socket.NoDelay = true;
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            using var stream = new SslStream(new NetworkStream(socket, ownsSocket: false));
            var (client, refusal) = await handshake.AuthenticateAsync(stream, stopping.Token);
            if (client is null)
            {
                Refuse(refusal ?? "handshake-failed");
                return;
            }

            await ServeAsync(socket, stream, client);
        }
        catch (Exception e)
        {
            LogConnectionFailed(e.Message);
        }
        finally
        {
            limits.Leave();
        }
    }

    private async Task ServeAsync(Socket socket, SslStream stream, ClientIdentity client)
    {
        if (!limits.TryEnterUser(client.Name))
        {
            Refuse("too-many-connections-of-user");
            return;
        }

        try
        {
            var tcp = new MqttTcpChannel(stream, socket.LocalEndPoint!, socket.RemoteEndPoint!, (X509Certificate2)stream.RemoteCertificate!);
            var formatter = new MqttPacketFormatterAdapter(new MqttBufferWriter(4096, 65535));
            using var channel = new IdentifiedChannel(new MqttChannelAdapter(new BoundedChannel(tcp, MaxPacketBytes), formatter, brokerLog), client, clock, socket.Dispose);
            await (ClientHandler?.Invoke(channel) ?? Task.CompletedTask);
        }
        finally
        {
            limits.LeaveUser(client.Name);
        }
    }

    private void Refuse(string reason)
    {
        metrics.ConnectionRefused(reason);
        LogRefused(reason);
    }

    [LoggerMessage(3101, LogLevel.Information, "Connection refused: {Reason}")]
    private partial void LogRefused(string reason);

    [LoggerMessage(3102, LogLevel.Debug, "Connection ended: {Reason}")]
    private partial void LogConnectionFailed(string reason);

    [LoggerMessage(3103, LogLevel.Warning, "A connection could not be accepted: {Error}")]
    private partial void LogAcceptFailed(SocketError error);
}
