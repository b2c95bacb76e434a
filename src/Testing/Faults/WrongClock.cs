using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Faults;

/// <summary>
/// Messages of a clock that is an hour to a month ahead or behind. To a home that is live a pack sealed ahead of the server's clock is refused under its own number, and the true pack follows. Everything else would be taken in, for
/// backlogs are welcome and a replay has a clock of its own; so the other messages say that they are another kit's, which is never taken in.
/// </summary>
internal static class WrongClock
{
    private const int MostHours = 30 * 24;

    /// <summary>The message; null when the pack cannot be decoded.</summary>
    /// <param name="kit">The kit.</param>
    /// <param name="pack">The pack that it is made of.</param>
    /// <param name="isLive">Whether the kit's home is not in mode replay.</param>
    /// <param name="now">Now, by the server's clock.</param>
    /// <param name="random">Draws how wrong it is.</param>
    public static byte[]? Of(KitId kit, OutgoingPack pack, bool isLive, Instant now, SeededRandom random)
    {
        var isAhead = random.Chance(0.5);
        var hours = random.Next(1, MostHours + 1);
        if (PackDecoder.Decode(kit, pack.Number.Lane, pack.Payload, pack.ContentType, now).Pack is not { } original)
        {
            return null;
        }

        // An event is never refused for its clock: it may call for help.
        var ownName = isLive && isAhead && pack.Number.Lane == Lane.Obs && original.Key.IsNumbered;
        var by = isAhead ? (Instant.Max(now, original.SealedAt) - original.SealedAt) + TimeSpan.FromHours(hours) : -TimeSpan.FromHours(hours);
        var wrong = original with
        {
            Key = ownName ? original.Key : original.Key with { Kit = KitId.Derive($"{kit}/wrong clock") },
            SealedAt = original.SealedAt + by,
            Clock = new ClockQuality(ClockState.Holdover, null),
            Observations = [.. original.Observations.Select(observation => observation with { MeasuredAt = observation.MeasuredAt + by })],
        };
        return PackEncoder.Encode(wrong, pack.ContentType == WireLimits.SenMlJson ? PackFormat.Json : PackFormat.Cbor);
    }
}
