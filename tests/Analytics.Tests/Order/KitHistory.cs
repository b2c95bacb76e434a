using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Tests.Order;

/// <summary>What one kit has sent over several boots, and the one order in which it must come out, written down as the kit made it.</summary>
internal sealed class KitHistory
{
    public static readonly KitId Kit = KitId.Derive("kit of the order tests");

    private readonly Random random;
    private readonly List<ShedRange> shed = [];
    private readonly List<Pack> waitingEvents = [];
    private Instant now = Instant.From(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
    private BootEnd? after;
    private long boot;
    private long lastObs;
    private long lastEvt;

    private KitHistory(int seed, bool withShedding, bool saysWhereBootsEnd)
    {
        random = new(seed);
        var boots = random.Next(1, 4);
        for (var i = 0; i < boots; i++)
        {
            after = saysWhereBootsEnd && boot > 0 ? new(boot, lastObs, lastEvt) : null;
            Boot(random.Next(1, 12), withShedding);
        }

        // The last packs tell of everything before them, and go on for longer than the lateness bound.
        for (var i = 0; i < 5; i++)
        {
            AddObs();
        }
    }

    /// <summary>What was sent, in the order of sending.</summary>
    public List<Pack> Sent { get; } = [];

    /// <summary>The kit's one order.</summary>
    public List<PackKey> Expected { get; } = [];

    public static KitHistory Make(int seed, bool withShedding = true, bool saysWhereBootsEnd = true) => new(seed, withShedding, saysWhereBootsEnd);

    private void Boot(int steps, bool withShedding)
    {
        // The boot that ended leaves its last events at its end.
        Expected.AddRange(waitingEvents.Select(pack => pack.Key));
        waitingEvents.Clear();
        boot += random.Next(1, 3);
        (lastObs, lastEvt) = (0, 0);
        AddObs();
        for (var i = 0; i < steps; i++)
        {
            switch (random.Next(withShedding ? 4 : 2))
            {
                case 0:
                    AddObs();
                    break;
                case 1:
                    AddEvt();
                    break;
                case 2:
                    lastObs++;
                    shed.Add(new(boot, Lane.Obs, new(lastObs, lastObs)));
                    break;
                default:
                    lastEvt++;
                    shed.Add(new(boot, Lane.Evt, new(lastEvt, lastEvt)));
                    break;
            }
        }
    }

    private void AddObs()
    {
        lastObs++;
        var pack = Make(Lane.Obs, lastObs) with { EventsBefore = lastEvt };
        Sent.Add(pack);
        Expected.AddRange(waitingEvents.Select(waiting => waiting.Key));
        waitingEvents.Clear();
        Expected.Add(pack.Key);
    }

    private void AddEvt()
    {
        lastEvt++;
        var pack = Make(Lane.Evt, lastEvt);
        Sent.Add(pack);
        waitingEvents.Add(pack);
    }

    private Pack Make(Lane lane, long sequence)
    {
        now += TimeSpan.FromSeconds(random.Next(30, 90));
        return new()
        {
            Key = new(Kit, boot, lane, sequence),
            SealedAt = now,
            ReceivedAt = now,
            After = after,
            Shed = [.. shed],
        };
    }
}
