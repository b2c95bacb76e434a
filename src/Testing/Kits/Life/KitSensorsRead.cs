using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Homes;

namespace AgeingMonitor.Testing.Kits.Life;

/// <summary>What a simulated kit has taken from its sensors and not sealed yet; times are true. One caller at a time.</summary>
internal sealed class KitSensorsRead(SimulatedHome home)
{
    private readonly List<TimeRange> stretches = [];
    private Instant? since;

    /// <summary>The first instant of which something may not be sealed yet; null when all is.</summary>
    public Instant? First => stretches.Count > 0 ? stretches[0].From : since;

    /// <summary>Begins or ends to take observations.</summary>
    public void Observe(bool observes, Instant at)
    {
        if (observes)
        {
            since ??= at;
        }
        else if (since is { } from)
        {
            stretches.Add(new TimeRange(from, at));
            since = null;
        }
    }

    /// <summary>What was taken before an instant and not sealed, in order of time.</summary>
    public IReadOnlyList<Observation> Take(Instant until)
    {
        if (stretches.Count == 0)
        {
            return TakeCurrent(until);
        }

        var taken = new List<Observation>();
        while (stretches.Count > 0 && stretches[0].From < until)
        {
            var (from, to) = (stretches[0].From, Instant.Min(stretches[0].To, until));
            taken.AddRange(home.Between(from, to));
            if (to < stretches[0].To)
            {
                stretches[0] = stretches[0] with { From = to };
                return taken;
            }

            stretches.RemoveAt(0);
        }

        taken.AddRange(TakeCurrent(until));
        return taken;
    }

    private IReadOnlyList<Observation> TakeCurrent(Instant until)
    {
        if (since is not { } from || from >= until)
        {
            return [];
        }

        since = until;
        return home.Between(from, until);
    }
}
