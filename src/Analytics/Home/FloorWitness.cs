using AgeingMonitor.Analytics.Detection.Falls;
using AgeingMonitor.Analytics.Detection.Stillness;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Home;

/// <summary>
/// Whether the other sensors of a home bear out that somebody can lie where a sensor of a room sees somebody: radars take curtains, fans and heaters for people, and such a ghost stays where nobody went.
/// What is not known speaks for a person.
/// </summary>
internal static class FloorWitness
{
    private static readonly TimeSpan Lost = TimeSpan.FromDays(3);

    /// <summary>Whether somebody can be there.</summary>
    /// <param name="plan">The home.</param>
    /// <param name="kit">The kit.</param>
    /// <param name="sensor">Which sees somebody on the floor. A presence that it tells about the same time is the same ghost and bears nothing out.</param>
    /// <param name="since">Since when.</param>
    /// <param name="sensors">When each sensor last told of movement.</param>
    /// <param name="options">The limits.</param>
    public static bool CanBeThere(PlanView plan, KitId kit, SensorId sensor, Instant since, IReadOnlyDictionary<SensorId, SensorWatch> sensors, FallOptions options)
    {
        if (!plan.IsWatchedAt(since))
        {
            return false;
        }

        if (plan.RoomOf(kit, sensor, since) is not { } room)
        {
            return true;
        }

        Instant? here = null, elsewhere = null;
        foreach (var (other, watch) in sensors)
        {
            if (watch is { LastSign: { } sign, InFault: false } && new Instant(sign) is var at && IsWitness(other == sensor, since - at, options) && plan.RoomOf(kit, other, since) is { } place)
            {
                if (place == room)
                {
                    here = Later(here, at);
                }
                else
                {
                    elsewhere = Later(elsewhere, at);
                }
            }
        }

        if (here is not { } inRoom)
        {
            return elsewhere is not { } last || since - last <= options.CameWithin;
        }

        return plan.IsSharedAt(since) ? since - inRoom <= options.ThereWithin : elsewhere is not { } away || away - inRoom <= options.Blind || since - away <= options.Blind;
    }

    /// <summary>A sensor that has said nothing for days may have died.</summary>
    private static bool IsWitness(bool isItself, TimeSpan before, FallOptions options) => before <= Lost && (!isItself || before >= options.Blind);

    private static Instant Later(Instant? one, Instant other) => one is { } known ? Instant.Max(known, other) : other;
}
