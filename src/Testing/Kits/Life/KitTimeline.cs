using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Kits.Life;

/// <summary>
/// Every change of a kit's conditions over a stretch of time, worked out from what happens. At the end all is well again, so that a kit can hand over what it has kept: what a tape says is whole.
/// </summary>
internal sealed class KitTimeline
{
    /// <summary>The kinds that change a kit's conditions.</summary>
    public static readonly IReadOnlyList<HappeningKind> Kinds =
    [
        HappeningKinds.LinkLoss, HappeningKinds.LinkFlaky, HappeningKinds.KitOff, HappeningKinds.Reboot, HappeningKinds.ClockSlip, HappeningKinds.ClockUnset,
        HappeningKinds.OutboxFull, HappeningKinds.Resends, HappeningKinds.Scrambled, HappeningKinds.Hang, HappeningKinds.PowerCut,
    ];

    private readonly List<KitChange> changes = [];

    /// <summary>The timeline of a stretch.</summary>
    public KitTimeline(IReadOnlyList<Happening> happenings, TimeRange during)
    {
        var relevant = happenings.Where(h => Kinds.Contains(h.Kind) && h.During.From < during.To && h.During.To >= during.From).ToList();
        var instants = new SortedSet<Instant> { during.From };
        foreach (var happening in relevant)
        {
            instants.UnionWith(new[] { happening.During.From, happening.During.To }.Where(at => at > during.From && at < during.To));
        }

        var before = new KitConditions { IsUp = false };
        foreach (var at in instants)
        {
            Add(at, before, ConditionsAt(at, relevant), StartsAnew(at, relevant));
            before = changes[^1].After;
        }

        Add(during.To, before, new KitConditions(), startsAnew: false);
    }

    /// <summary>The changes in order of time; the first is at the start, the last at the end.</summary>
    public IReadOnlyList<KitChange> Changes => changes;

    /// <summary>The first instant, after the change of this index, at which the connection of now is gone; the end of time when it lasts.</summary>
    public Instant LossAfter(int index)
    {
        for (var i = index + 1; i < changes.Count; i++)
        {
            if (changes[i].Boots || !changes[i].After.IsConnected)
            {
                return changes[i].At;
            }
        }

        return Instant.MaxValue;
    }

    /// <summary>The first instant, at or after the change of this index, at which there is a connection.</summary>
    public Instant ConnectionFrom(int index)
    {
        var i = index;
        while (!changes[i].After.IsConnected)
        {
            i++;
        }

        return changes[i].At;
    }

    private void Add(Instant at, KitConditions before, KitConditions after, bool startsAnew) => changes.Add(new KitChange(at, after, after.IsUp && (startsAnew || !before.IsUp)));

    private static KitConditions ConditionsAt(Instant at, List<Happening> happenings)
    {
        var conditions = new KitConditions();
        foreach (var happening in happenings.Where(h => h.During.Contains(at)))
        {
            conditions = Under(happening, conditions);
        }

        return conditions;
    }

    private static KitConditions Under(Happening happening, KitConditions now) => happening.Kind.Name switch
    {
        "link-loss" => now with { IsLinked = false },
        "outbox-full" => now with { IsLinked = false, Capacity = Math.Min(now.Capacity, (int)Math.Max(1, happening.AmountOrUsual)) },
        "link-flaky" => now with { LateShare = Math.Max(now.LateShare, happening.AmountOrUsual) },
        "kit-off" => now with { IsUp = false, IsOrderly = false },
        "reboot" => now with { IsUp = false, IsOrderly = now.IsUp },
        "clock-slip" => now with
        {
            Ahead = now.Ahead + (long)Math.Round(happening.AmountOrUsual * Instant.MicrosecondsPerSecond),
            FreeSince = Instant.Min(now.FreeSince ?? happening.During.From, happening.During.From),
        },
        "clock-unset" => now with { IsUnset = true },
        "resends" => now with { SendsTwice = true },
        "scrambled" => now with { BrokenShare = Math.Max(now.BrokenShare, happening.AmountOrUsual) },
        "hang" => now with { IsHung = true },
        "power-cut" when happening.MannerOrFirst == "off" => now with { IsMainsCut = true, IsUp = false, IsOrderly = false },
        "power-cut" => now with { IsMainsCut = true },
        _ => now,
    };

    /// <summary>Whether a happening lets the kit start at this instant although it ran just before.</summary>
    private static bool StartsAnew(Instant at, List<Happening> happenings) => happenings.Any(h =>
        (h.Kind == HappeningKinds.ClockUnset && h.During.From == at && h.During.To > at)
        || (h.Kind == HappeningKinds.Reboot && h.During.To == at)
        || (h.Kind == HappeningKinds.KitOff && h.During.To == at));
}
