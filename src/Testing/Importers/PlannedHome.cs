using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Testing.Importers;

/// <summary>One home that is ready to be written.</summary>
/// <param name="Subject">The source's own pseudonym.</param>
/// <param name="Kit">Its kit.</param>
/// <param name="Plan">Its plan in the manifest.</param>
/// <param name="Packs">Its packs in order, made while they are written.</param>
internal sealed record PlannedHome(string Subject, KitId Kit, HomePlan Plan, IEnumerable<Pack> Packs)
{
    /// <summary>A home of single values: packs by the <see cref="PackPlanner"/>.</summary>
    public static PlannedHome Of(SourceHome source, HomePlan plan, TimeSpan period, TimeSpan coverage) => new(source.Subject, source.Kit, plan, PacksOf(source, period, coverage));

    // Not before the first pack is asked for: putting a home in order takes memory.
    private static IEnumerable<Pack> PacksOf(SourceHome source, TimeSpan period, TimeSpan coverage)
    {
        foreach (var pack in PackPlanner.Plan(source.Kit, [.. source.InOrder()], period, coverage))
        {
            yield return pack;
        }
    }
}
