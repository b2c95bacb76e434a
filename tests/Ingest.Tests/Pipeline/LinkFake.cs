using System.Threading.Channels;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Ingest.Broker;

namespace AgeingMonitor.Ingest.Tests.Pipeline;

/// <summary>A broker link without a broker: a test says what kits say, and reads what they are answered.</summary>
internal sealed class LinkFake : IBrokerLink
{
    private readonly Channel<PackKey> answers = Channel.CreateUnbounded<PackKey>();
    private readonly List<Ack> acks = [];

    public bool IsConnected { get; set; } = true;

    public long Dropped { get; set; }

    /// <summary>Called with each answered key before it counts.</summary>
    public Action<PackKey> OnAck { get; set; } = static _ => { };

    public bool LosesAnswers { get; set; }

    public List<KitId> Disconnected { get; } = [];

    /// <summary>What was left for kits, in order; without contents it was forgotten.</summary>
    public List<(KitId Kit, byte[] Payload)> Retained { get; } = [];

    /// <summary>What kits were asked, in order.</summary>
    public List<(KitId Kit, KitCommand Command)> Asked { get; } = [];

    /// <summary>Acks as they were sent.</summary>
    public IReadOnlyList<Ack> Acks
    {
        get
        {
            lock (acks)
            {
                return [.. acks];
            }
        }
    }

    /// <summary>The next answered pack. The limit only keeps a failing test from hanging.</summary>
    public Task<PackKey> NextAsync(CancellationToken cancellationToken) => answers.Reader.ReadAsync(cancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(20), cancellationToken);

    public async Task<HashSet<PackKey>> NextAsync(int count, CancellationToken cancellationToken)
    {
        var keys = new HashSet<PackKey>();
        for (var i = 0; i < count; i++)
        {
            keys.Add(await NextAsync(cancellationToken));
        }

        return keys;
    }

    public bool TryNext(out PackKey key) => answers.Reader.TryRead(out key);

    public Task StartAsync(Func<ReceivedMessage, CancellationToken, ValueTask<bool>> receive, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopReceivingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public ValueTask<bool> PublishAsync(KitId kit, string channel, ReadOnlyMemory<byte> payload, string contentType, CancellationToken cancellationToken)
    {
        if (channel == Topics.Cmd)
        {
            if (IsConnected)
            {
                Asked.Add((kit, KitCommandDecoder.Decode(payload).Command!));
            }

            return ValueTask.FromResult(IsConnected);
        }

        Assert.Equal(Topics.Ack, channel);
        Assert.True(AckDecoder.TryDecode(payload.Span, out var ack));
        if (LosesAnswers)
        {
            return ValueTask.FromResult(false);
        }

        lock (acks)
        {
            acks.Add(ack);
        }

        foreach (var range in ack.Ranges)
        {
            for (var sequence = range.First; sequence <= range.Last; sequence++)
            {
                var key = new PackKey(kit, ack.Boot, ack.Lane, sequence);
                OnAck(key);
                answers.Writer.TryWrite(key);
            }
        }

        return ValueTask.FromResult(true);
    }

    public ValueTask<bool> RetainAsync(KitId kit, string channel, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        Assert.Equal(Topics.Cfg, channel);
        if (IsConnected)
        {
            Retained.Add((kit, payload.ToArray()));
        }

        return ValueTask.FromResult(IsConnected);
    }

    public Task DisconnectAsync(KitId kit, CancellationToken cancellationToken)
    {
        Disconnected.Add(kit);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
