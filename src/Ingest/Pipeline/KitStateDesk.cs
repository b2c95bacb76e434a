using System.Security.Cryptography;
using System.Threading.Channels;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Ingest.Broker;
using AgeingMonitor.Ingest.Configurations;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>
/// Keeps what kits say of themselves, beside the way of the packs: it never holds them up. Of one kit only the latest word waits, so a care database that is down costs a word for each kit at most.
/// A kit that repeats itself costs little: the same word again is kept once a minute, and another one 2 s after the one before at the earliest.
/// </summary>
internal sealed class KitStateDesk(IKitStates states, ConfigurationRounds configurations, CareRetry retry, QuarantineDesk quarantine, TimeProvider clock)
{
    /// <summary>Between two words of one kit.</summary>
    public static readonly TimeSpan Spacing = TimeSpan.FromSeconds(2);

    /// <summary>After which the same word counts anew: it tells that the kit still says so.</summary>
    public static readonly TimeSpan Repeats = TimeSpan.FromMinutes(1);

    private const int ManyKits = 4096;
    private readonly Lock gate = new();
    private readonly Dictionary<KitId, ReceivedMessage> waiting = [];
    private readonly Dictionary<KitId, (byte[] Hash, long At)> kept = [];
    private readonly Channel<KitId> order = Channel.CreateUnbounded<KitId>();

    /// <summary>Kits whose word is not kept yet.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
            {
                return waiting.Count;
            }
        }
    }

    /// <summary>Takes a message of topic <c>state</c>. An empty one clears the broker's copy and says nothing.</summary>
    public void Take(KitId kit, ReceivedMessage message)
    {
        if (message.Payload.Length == 0)
        {
            return;
        }

        lock (gate)
        {
            var isWaiting = waiting.ContainsKey(kit);
            waiting[kit] = message;
            if (!isWaiting)
            {
                order.Writer.TryWrite(kit);
            }
        }
    }

    /// <summary>Takes nothing more; what waits is still kept.</summary>
    public void Close() => order.Writer.TryComplete();

    /// <summary>Keeps them until it is closed.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var kit in order.Reader.ReadAllAsync(cancellationToken))
        {
            if (WaitOf(kit) is var wait && wait > TimeSpan.Zero)
            {
                _ = PutOffAsync(kit, wait);
                continue;
            }

            await KeepLatestAsync(kit, cancellationToken);
        }

        // Closed: what was put off is kept now.
        foreach (var kit in PutOff())
        {
            await KeepLatestAsync(kit, cancellationToken);
        }
    }

    private TimeSpan WaitOf(KitId kit)
    {
        lock (gate)
        {
            return kept.TryGetValue(kit, out var last) ? Spacing - clock.GetElapsedTime(last.At) : TimeSpan.Zero;
        }
    }

    private async Task PutOffAsync(KitId kit, TimeSpan wait)
    {
        await Task.Delay(wait, clock, CancellationToken.None);
        order.Writer.TryWrite(kit);
    }

    private IReadOnlyList<KitId> PutOff()
    {
        lock (gate)
        {
            return [.. waiting.Keys];
        }
    }

    private async Task KeepLatestAsync(KitId kit, CancellationToken cancellationToken)
    {
        ReceivedMessage? message;
        byte[] hash;
        lock (gate)
        {
            if (!waiting.Remove(kit, out message))
            {
                return;
            }

            hash = SHA256.HashData(message.Payload);
            if (kept.TryGetValue(kit, out var last) && clock.GetElapsedTime(last.At) < Repeats && hash.AsSpan().SequenceEqual(last.Hash))
            {
                return;
            }
        }

        await KeepAsync(kit, message, cancellationToken);
        lock (gate)
        {
            kept[kit] = (hash, clock.GetTimestamp());
            if (kept.Count > ManyKits)
            {
                // Those that no longer hold anything back; kits that nobody knows are among them.
                foreach (var old in kept.Where(word => clock.GetElapsedTime(word.Value.At) >= Repeats).Select(word => word.Key).ToList())
                {
                    kept.Remove(old);
                }
            }
        }
    }

    private async Task KeepAsync(KitId kit, ReceivedMessage message, CancellationToken cancellationToken)
    {
        if (!KitStateDecoder.TryDecode(message.Payload, out var state))
        {
            await quarantine.KeepAsync(message, new Refusal(WireReasons.Malformed, "This is no state of a kit: docs/mqtt.md, State, says how one looks."), cancellationToken);
        }
        else if (!await retry.RunAsync(token => new ValueTask<bool>(states.SaveAsync(kit, state, message.ReceivedAt, token)), cancellationToken))
        {
            await quarantine.KeepAsync(message, new Refusal(RefusalReasons.UnknownKit, $"Nobody knows kit {kit}, or it is revoked."), cancellationToken);
        }
        else
        {
            configurations.Heard(kit, state);
        }
    }
}
