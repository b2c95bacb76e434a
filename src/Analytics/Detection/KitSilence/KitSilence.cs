using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.KitSilence;

/// <summary>What the detector finds: nothing was sealed after <paramref name="Start"/> for longer than the limit.</summary>
internal readonly record struct KitSilence(Instant Start, Instant FoundAt);
