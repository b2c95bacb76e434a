using AgeingMonitor.Analytics.Alerts.PassedThrough;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Analytics;

/// <summary>
/// What a pack raises on receipt, whatever came before it: help calls and falls. Pure and without state; the same pack at its place in the order raises the same ids.
/// </summary>
public static class ImmediateAlerts
{
    /// <summary>The alerts of a pack; usually none. Lane and backlog make no difference: what calls for help is never held back.</summary>
    public static IReadOnlyList<AlertDraft> From(HomePlan plan, Pack pack)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(pack);
        return MayRaise(pack) ? From(new PlanView(plan), pack) : [];
    }

    /// <summary>Whether a pack can raise anything at once.</summary>
    internal static bool MayRaise(Pack pack) =>
        pack.Key.Lane != Lane.Tick && PassedThroughRule.CoversAny(pack);

    internal static IReadOnlyList<AlertDraft> From(PlanView plan, Pack pack)
    {
        var raised = new List<AlertDraft>();
        if (MayRaise(pack) && plan.PlacementOf(pack.Key.Kit, pack.SealedAt) is not null)
        {
            PassedThroughRule.Raise(plan, pack, null, raised);
        }

        return raised;
    }
}
