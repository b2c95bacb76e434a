using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Analytics.Cluster.Homes;

/// <summary>How a home follows its plan.</summary>
internal sealed partial class HomeGrain
{
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
