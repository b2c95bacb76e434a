using AgeingMonitor.Analytics.Detection.Artefacts;

namespace AgeingMonitor.Analytics;

/// <summary>What became of a pack.</summary>
/// <param name="Analysed">False when it was sealed while its kit was not in this home.</param>
/// <param name="Late">Observations passed by because they were older than the home's time.</param>
/// <param name="Artefacts">Vital signs held back because no living body or working device can have given them.</param>
public readonly record struct ProcessOutcome(bool Analysed, int Late, ArtefactCounts Artefacts);
