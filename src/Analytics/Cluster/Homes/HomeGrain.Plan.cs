using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Analytics.Cluster.Homes;

/// <summary>How a home follows its plan.</summary>
internal sealed partial class HomeGrain
{
    /// <summary>
    /// What calls for help is never taken without a place: the plan in hand may be older than the one by which the pack was routed here. Where the newer plan has no place either, the pack is
    /// not accepted, and comes again.
    /// </summary>
    /// <exception cref="InvalidOperationException">The plan does not know the kit's place yet.</exception>
    private async Task RequirePlaceAsync(Pack pack)
    {
        if (!ImmediateAlerts.MayRaise(pack) || HasPlace(pack))
        {
            return;
        }

        await AdoptPlanAsync();
        if (!HasPlace(pack))
        {
            throw new InvalidOperationException($"The plan of {home} has no place yet for kit {pack.Key.Kit}: send the pack again.");
        }
    }

    private bool HasPlace(Pack pack) => work.Knows(pack.Key.Kit) && work.Analysis.View.PlacementOf(pack.Key.Kit, pack.SealedAt) is not null;

    private async Task AdoptPlanAsync()
    {
        try
        {
            if (await directory.FindAsync(home, leaving.Token) is { } plan && !ReferenceEquals(plan, Plan))
            {
                work.Analysis.Plan = plan;
            }

            if (await AdoptKitsAsync(leaving.Token))
            {
                catchUp.Start(leaving.Token);
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The plan in hand still holds; the next wake asks again.
            LogNoPlan(e, home);
        }
    }

    /// <summary>Gives each kit that is new in the plan its order; whether there was any.</summary>
    private async Task<bool> AdoptKitsAsync(CancellationToken cancellationToken)
    {
        KitPlacement[] added = [.. work.Analysis.View.Kits
            .Where(placement => !work.Knows(placement.Kit))
            .GroupBy(placement => placement.Kit)
            .Select(group => group.MinBy(placement => placement.During.From)!)];
        foreach (var placement in added)
        {
            work.AddKit(placement.Kit, await ledger.ReadStartAsync(placement, cancellationToken));
        }

        return added.Length > 0;
    }
}
