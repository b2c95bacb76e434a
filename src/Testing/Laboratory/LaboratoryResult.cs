namespace AgeingMonitor.Testing.Laboratory;

/// <summary>What became of all homes, in the order in which they were given.</summary>
/// <param name="Homes">One result a home.</param>
/// <param name="Elapsed">How long it took on this machine; everything else is the same on every machine.</param>
/// <param name="Cores">How many homes were played at a time.</param>
public sealed record LaboratoryResult(IReadOnlyList<HomeResult> Homes, TimeSpan Elapsed, int Cores);
