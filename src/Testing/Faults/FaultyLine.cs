using System.Runtime.CompilerServices;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Testing.Faults;

/// <summary>The way of packs to the broker, with stream faults on it. Safe to share.</summary>
/// <param name="options">What it does to them.</param>
/// <param name="isLive">Whether the packs are for homes that are not in mode replay.</param>
/// <param name="publish">Publishes on a topic: payload, content type; whether the broker has it.</param>
/// <param name="clock">The server's clock, and by which packs are late.</param>
internal sealed class FaultyLine(StreamFaultOptions options, bool isLive, Func<string, ReadOnlyMemory<byte>, string?, CancellationToken, Task<bool>> publish, TimeProvider clock)
{
    /// <summary>A pack that is to be overtaken waits no longer: there may be nothing more to come.</summary>
    private static readonly TimeSpan LongestHold = TimeSpan.FromMilliseconds(500);
    private readonly StreamFaultOptions options = options.IsPossible ? options : throw new ArgumentOutOfRangeException(nameof(options), options, "These faults are not possible.");
    private readonly ConditionalWeakTable<OutgoingPack, StrongBox<int>> attempts = [];
    private readonly HeldPacks held = new();
    private long dropped;
    private long duplicated;
    private long delayed;
    private long reordered;
    private long corrupted;
    private long clocks;

    /// <summary>What has happened so far.</summary>
    public StreamFaultCounts Counts => new(
        Interlocked.Read(ref dropped), Interlocked.Read(ref duplicated), Interlocked.Read(ref delayed), Interlocked.Read(ref reordered), Interlocked.Read(ref corrupted), Interlocked.Read(ref clocks));

    /// <summary>Sends a pack once; whether the broker has it.</summary>
    public async Task<bool> SendAsync(string topic, KitId kit, OutgoingPack pack, CancellationToken cancellationToken)
    {
        var fate = PackFate.Of(options, kit, pack.Number, attempts.GetOrCreateValue(pack).Value++);
        if (fate.HasWrongClock && WrongClock.Of(kit, pack, isLive, Instant.Now(clock), fate.Details) is { } wrong)
        {
            Interlocked.Increment(ref clocks);
            await publish(topic, wrong, pack.ContentType, cancellationToken).ConfigureAwait(false);
        }

        if (fate.IsCorrupted)
        {
            Interlocked.Increment(ref corrupted);
            var (payload, contentType) = DamagedCopy.Of(kit, pack, fate.Details);
            await publish(topic, payload, contentType, cancellationToken).ConfigureAwait(false);
        }

        if (fate.IsDropped)
        {
            Interlocked.Increment(ref dropped);
            return false;
        }

        await WaitAsync(kit, fate, cancellationToken).ConfigureAwait(false);
        if (fate.IsDoubled)
        {
            Interlocked.Increment(ref duplicated);
            await publish(topic, pack.Payload, pack.ContentType, cancellationToken).ConfigureAwait(false);
        }

        held.NoteLeft(kit);
        return await publish(topic, pack.Payload, pack.ContentType, cancellationToken).ConfigureAwait(false);
    }

    private async Task WaitAsync(KitId kit, PackFate fate, CancellationToken cancellationToken)
    {
        if (fate.OvertakenBy > 0)
        {
            Interlocked.Increment(ref reordered);
            await held.HoldAsync(kit, fate.OvertakenBy).WaitAsync(LongestHold, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (fate.Late > TimeSpan.Zero)
        {
            Interlocked.Increment(ref delayed);
            await Task.Delay(fate.Late, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
