using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Replay.Tests;

/// <summary>What a case sends: its homes, and its packs in the order in which they came.</summary>
internal sealed record ReplayCase(string Name, string Folder, IReadOnlyList<HomePlan> Homes, IReadOnlyList<Pack> Packs);
