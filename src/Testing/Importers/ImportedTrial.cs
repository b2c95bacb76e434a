using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Importers;

/// <summary>Where one trial of the source lies in the recording. What the source calls the trial stands here and nowhere in the recording, so that nothing that listens can know it.</summary>
/// <param name="Subject">The source's own pseudonym.</param>
/// <param name="Home">The home in the recording.</param>
/// <param name="Kit">Its kit.</param>
/// <param name="Keys">What the source calls the trial: one value for each of <see cref="ImportReport.TrialKeys"/>.</param>
/// <param name="From">Its first row.</param>
/// <param name="To">Its last row.</param>
public sealed record ImportedTrial(string Subject, HomeId Home, KitId Kit, IReadOnlyList<string> Keys, Instant From, Instant To);
