using System.Buffers;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Channel;
using MQTTnet.Exceptions;

namespace AgeingMonitor.Ingest.Broker;

/// <summary>
/// Watches the length that each incoming MQTT packet announces (MQTT 5 section 2.1.4) and breaks off before memory is set aside for one over the limit: up to 256 MB could be announced otherwise.
/// </summary>
internal sealed class BoundedChannel(IMqttChannel inner, int maxPacketBytes) : IMqttChannel
{
    private bool inLength;
    private int length;
    private int shift;
    private int body;

    public X509Certificate2 ClientCertificate => inner.ClientCertificate;

    public EndPoint RemoteEndPoint => inner.RemoteEndPoint;

    public EndPoint LocalEndPoint => inner.LocalEndPoint;

    public bool IsSecureConnection => inner.IsSecureConnection;

    public async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        var read = await inner.ReadAsync(buffer, offset, count, cancellationToken);
        Watch(buffer.AsSpan(offset, read));
        return read;
    }

    public Task ConnectAsync(CancellationToken cancellationToken) => inner.ConnectAsync(cancellationToken);

    public Task DisconnectAsync(CancellationToken cancellationToken) => inner.DisconnectAsync(cancellationToken);

    public Task WriteAsync(ReadOnlySequence<byte> buffer, bool isEndOfPacket, CancellationToken cancellationToken) => inner.WriteAsync(buffer, isEndOfPacket, cancellationToken);

    public void Dispose() => inner.Dispose();

    private void Watch(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (body > 0)
            {
                var skipped = Math.Min(body, bytes.Length);
                body -= skipped;
                bytes = bytes[skipped..];
                continue;
            }

            WatchHeader(bytes[0]);
            bytes = bytes[1..];
        }
    }

    private void WatchHeader(byte value)
    {
        if (!inLength)
        {
            // The packet's type; its length follows.
            inLength = true;
            length = 0;
            shift = 0;
            return;
        }

        length |= (value & 0x7F) << shift;
        shift += 7;
        if (length > maxPacketBytes || (shift == 28 && value > 0x7F))
        {
            throw new MqttProtocolViolationException($"A packet of more than {maxPacketBytes} bytes is announced.");
        }

        if (value <= 0x7F)
        {
            inLength = false;
            body = length;
        }
    }
}
