using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Testing.Importers;

/// <summary>What an import has made of one subject of the source.</summary>
/// <param name="Subject">The source's own pseudonym.</param>
/// <param name="Home">The home's id in the recording.</param>
/// <param name="Kit">Its kit.</param>
/// <param name="Observations">Observations of this home.</param>
/// <param name="Checksum">Their <see cref="ContentChecksum"/>.</param>
/// <param name="Plan">The home's plan in the manifest.</param>
public sealed record ImportedHome(string Subject, HomeId Home, KitId Kit, long Observations, ulong Checksum, HomePlan Plan);
