using AgeingMonitor.Analytics;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Laboratory.Matching;
using AgeingMonitor.Testing.Replay;
using AgeingMonitor.Testing.Truth;

namespace AgeingMonitor.Testing.Laboratory;

/// <summary>
/// One home, played as a server would live through it: what calls for help is raised on receipt, everything else at its place in the kit's order, and a tick each minute reveals silence.
/// </summary>
internal sealed class HomePlay(LaboratoryHome home, DetectionOptions options)
{
    private static readonly TimeSpan TickPeriod = TimeSpan.FromMinutes(1);
    private readonly InProcessPlayer player = new([home.Plan], options);
    private readonly HashSet<AlertId> known = [];
    private readonly List<RaisedAlert> raised = [];
    private readonly KitId[] kits = [.. home.Plan.Kits.Select(placement => placement.Kit).Distinct()];
    private Instant nextTick = home.During.From;
    private long observations, packs;
    private int played;

    public HomeResult Run()
    {
        foreach (var (at, pack, isRepeat) in home.Packs)
        {
            if (pack.Key.Lane == Lane.Tick)
            {
                continue;
            }

            TickUntil(at);
            packs++;
            observations += isRepeat ? 0 : pack.Observations.Count;
            Keep(ImmediateAlerts.From(home.Plan, pack), at);
            player.Play(pack);
            KeepNew(at);
        }

        TickUntil(home.During.To);
        var days = home.Days.ToList();
        var truth = new HomeTruth(home.Plan.Home, home.Happenings, days);
        var expectations = home.Happenings.SelectMany(happening => Expectations.Of(happening, truth)).Select(AsFarAsPlayed).ToList();
        return new HomeResult
        {
            Home = home with { Packs = [], Days = [] },
            Match = AlertMatching.Match(expectations, raised),
            Days = days,
            Observations = observations,
            Packs = packs,
            Waiting = player.Waiting,
            StateBytes = player.StateBytes(),
        };
    }

    /// <summary>A need whose time was not over when the simulation ended says nothing, met or not: to count only those that were met already would flatter. Its alerts are understandable.</summary>
    private Expectation AsFarAsPlayed(Expectation expectation) => expectation with { Must = expectation.Must && expectation.During.To <= home.During.To };

    private void TickUntil(Instant at)
    {
        for (; nextTick <= at; nextTick += TickPeriod)
        {
            foreach (var kit in kits)
            {
                player.Play(new Pack { Key = new PackKey(kit, 1, Lane.Tick, 1), SealedAt = nextTick, ReceivedAt = nextTick });
            }

            KeepNew(nextTick);
        }
    }

    private void KeepNew(Instant knownAt)
    {
        if (player.RaisedInOrder > played)
        {
            Keep(player.RaisedAfter(played), knownAt);
            played = player.RaisedInOrder;
        }
    }

    private void Keep(IEnumerable<AlertDraft> alerts, Instant knownAt)
    {
        foreach (var alert in alerts)
        {
            if (known.Add(alert.Id))
            {
                raised.Add(new RaisedAlert(alert, knownAt));
            }
        }
    }
}
