using System.Diagnostics.CodeAnalysis;
using AgeingMonitor.Analytics;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Testing.Replay;

/// <content>Cutting a play and going on with it, as a restarted server does: from the detectors' saved state and the place that each kit's order had reached.</content>
public sealed partial class InProcessPlayer
{
    /// <summary>The state of every home, in the order of the homes. Packs that wait are not in it: they are played again.</summary>
    public IReadOnlyList<IReadOnlyList<HomeStatePart>> Save() => [.. plans.Select(plan =>
    {
        var ids = plan.Kits.Select(placement => placement.Kit).Distinct().ToList();
        return ids.Count == 0 ? [] : kits[ids[0]].Analysis.Save(ids.ToDictionary(kit => kit, kit => kits[kit].Order.Position));
    })];

    /// <summary>A player that goes on from a saved state, without the alerts raised before. Packs are then played again from before the place it had reached: what it has worked on already is passed over.</summary>
    /// <returns>False when a state cannot be read.</returns>
    public static bool TryResume(IReadOnlyList<HomePlan> homes, DetectionOptions options, IReadOnlyList<IReadOnlyList<HomeStatePart>> states, [NotNullWhen(true)] out InProcessPlayer? player)
    {
        ArgumentNullException.ThrowIfNull(homes);
        ArgumentNullException.ThrowIfNull(states);
        player = new InProcessPlayer(homes, options);
        for (var i = 0; i < homes.Count; i++)
        {
            Dictionary<KitId, KitPosition> positions = [];
            if (homes[i].Kits.Count > 0 && HomeAnalysis.TryRestore(homes[i], options, states[i], out var analysis, out positions))
            {
                player.Enter(homes[i], analysis, positions);
            }
            else if (homes[i].Kits.Count > 0)
            {
                player = null;
                return false;
            }
        }

        return true;
    }
}
