using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Edge.Link;

/// <summary>The unacknowledged packs of one kit that were sent, at most 32, and when each is due again. One caller at a time.</summary>
public sealed class SendWindow(Backoff resend, Random random)
{
    private readonly List<Entry> entries = [];

    /// <summary>Packs sent and not acknowledged.</summary>
    public int Count => entries.Count;

    /// <summary>How many more may be sent.</summary>
    public int Room => WireLimits.MaxInFlightPacks - entries.Count;

    /// <summary>The packs, in the order in which they were sent first.</summary>
    public IEnumerable<OutgoingPack> Packs => entries.Select(entry => entry.Pack);

    /// <summary>When the next one is due again; null when none is.</summary>
    public DateTimeOffset? NextDue => NextDueAmong(_ => true);

    /// <summary>When the next of some is due again; null when none is.</summary>
    public DateTimeOffset? NextDueAmong(Func<OutgoingPack, bool> among)
    {
        DateTimeOffset? next = null;
        foreach (var entry in entries)
        {
            next = (next is not { } found || entry.Due < found) && among(entry.Pack) ? entry.Due : next;
        }

        return next;
    }

    /// <summary>Remembers a pack that is being sent for the first time.</summary>
    public void Add(OutgoingPack pack, DateTimeOffset now) => entries.Add(new Entry(pack, now + resend.After(0, random), 0));

    /// <summary>Packs that must be sent again now; each waits longer than before.</summary>
    public IReadOnlyList<OutgoingPack> TakeDue(DateTimeOffset now) => TakeDue(now, _ => true, int.MaxValue);

    /// <summary>Of some, packs that must be sent again now, in the order in which they were sent first; each waits longer than before.</summary>
    public IReadOnlyList<OutgoingPack> TakeDue(DateTimeOffset now, Func<OutgoingPack, bool> among, int most)
    {
        List<OutgoingPack>? due = null;
        for (var i = 0; i < entries.Count && (due?.Count ?? 0) < most; i++)
        {
            if (entries[i].Due <= now && among(entries[i].Pack))
            {
                (due ??= []).Add(entries[i].Pack);
                entries[i] = entries[i] with { Due = now + resend.After(entries[i].Resends + 1, random), Resends = entries[i].Resends + 1 };
            }
        }

        return due ?? [];
    }

    /// <summary>A pack has only now left: its wait for an acknowledgement begins.</summary>
    public void HasLeft(PackNumber number, DateTimeOffset now)
    {
        var i = entries.FindIndex(entry => entry.Pack.Number == number);
        if (i >= 0)
        {
            entries[i] = entries[i] with { Due = now + resend.After(entries[i].Resends, random) };
        }
    }

    /// <summary>A new connection: nothing is known of what was on the way, so everything is due.</summary>
    public void MakeAllDue(DateTimeOffset now)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            entries[i] = entries[i] with { Due = now, Resends = 0 };
        }
    }

    /// <summary>Forgets what an ack names.</summary>
    public IReadOnlyList<OutgoingPack> Remove(Ack ack) => Remove(number =>
        number.Boot == ack.Boot && number.Lane == ack.Lane && ack.Ranges.Any(range => range.Contains(number.Sequence)));

    /// <summary>Forgets one pack; false when it is not here.</summary>
    public bool Remove(PackNumber number) => Remove(other => other == number).Count > 0;

    private List<OutgoingPack> Remove(Func<PackNumber, bool> condition)
    {
        var removed = new List<OutgoingPack>();
        entries.RemoveAll(entry =>
        {
            if (!condition(entry.Pack.Number))
            {
                return false;
            }

            removed.Add(entry.Pack);
            return true;
        });
        return removed;
    }

    private readonly record struct Entry(OutgoingPack Pack, DateTimeOffset Due, int Resends);
}
