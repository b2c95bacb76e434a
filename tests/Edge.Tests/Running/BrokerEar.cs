using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Ingest.Certificates;
using AgeingMonitor.Ingest.Tests;
using MQTTnet;

namespace AgeingMonitor.Edge.Tests.Running;

/// <summary>Hears what a kit says as the broker hands it on, in its order, and tells an event that something of less weight went before.</summary>
internal sealed class BrokerEar(KitId kit, CertificateAuthority authority) : IAsyncDisposable
{
    private readonly Dictionary<PackKey, Instant> since = [];
    private readonly Lock gate = new();
    private MqttPeer peer = new();
    private Task listening = Task.CompletedTask;
    private long boot;

    /// <summary>Packs heard, each once.</summary>
    public HashSet<PackKey> Heard { get; } = [];

    /// <summary>The first pack of all.</summary>
    public PackKey? First { get; private set; }

    /// <summary>Packs heard, repeats too.</summary>
    public int Messages { get; private set; }

    /// <summary>Connections that the kit has made.</summary>
    public int Connections { get; private set; }

    /// <summary>Events that came first on a connection, or after others, while packs of less weight waited or followed.</summary>
    public int Overtaking { get; private set; }

    /// <summary>Events that came after something that they should have overtaken.</summary>
    public List<string> Late { get; } = [];

    /// <summary>Listens at a broker that has just been started, before a kit is let in.</summary>
    public async Task ListenAsync(int servicePort, CancellationToken cancellationToken)
    {
        await HangUpAsync();
        peer = new MqttPeer();
        using var certificate = authority.IssueClient(ServiceNames.Ingest, CertificateAuthority.KitValidity).ToCertificate();
        await peer.ConnectAsync(servicePort, certificate, authority, null, cancellationToken);
        Assert.True(await peer.SubscribeAsync(Topics.For(kit, "+"), cancellationToken));
        BeginConnection();
        listening = ReadAsync(peer);
    }

    /// <summary>The broker is about to go: what it has handed on is heard to the end.</summary>
    public async Task HangUpAsync()
    {
        await peer.DisposeAsync();
        await listening;
    }

    public async ValueTask DisposeAsync() => await HangUpAsync();

    private async Task ReadAsync(MqttPeer of)
    {
        await foreach (var message in of.AllAsync())
        {
            lock (gate)
            {
                Take(message);
            }
        }
    }

    private void Take(MqttApplicationMessage message)
    {
        if (message.Retain || !Topics.TryParse(message.Topic, out _, out var channel))
        {
            return;
        }

        var payload = message.Payload.IsSingleSegment ? message.Payload.First : throw new InvalidOperationException("A payload in pieces.");
        if (channel == Topics.State)
        {
            Assert.True(KitStateDecoder.TryDecode(payload.Span, out var state));
            if (!state.Online || state.Boot != boot)
            {
                BeginConnection();
            }

            boot = state.Boot ?? boot;
        }
        else if (channel is Topics.Obs or Topics.Evt)
        {
            var pack = PackDecoder.Decode(kit, channel == Topics.Evt ? Lane.Evt : Lane.Obs, payload, message.ContentType, Instant.Now(TimeProvider.System)).Pack!;
            Judge(pack);
        }
    }

    private void Judge(Pack pack)
    {
        Messages++;
        First ??= pack.Key;
        Heard.Add(pack.Key);
        if (!since.TryAdd(pack.Key, pack.SealedAt) || pack.Key.Lane != Lane.Evt)
        {
            return;
        }

        Overtaking += since.Keys.All(key => key.Lane == Lane.Evt) ? 1 : 0;
        foreach (var (other, at) in since)
        {
            if (other.Lane == Lane.Obs && (pack.Key.Boot < boot || at > pack.SealedAt))
            {
                Late.Add($"{pack.Key} sealed {pack.SealedAt} after {other} sealed {at}, boot {boot}");
            }
        }
    }

    private void BeginConnection()
    {
        Connections++;
        since.Clear();
    }
}
