using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Testing.Importers.Trials;

/// <summary>One observation of a trial.</summary>
/// <param name="SealAt">When its pack is sealed, never earlier than that of the entry before.</param>
/// <param name="At">When it was measured.</param>
/// <param name="Series">Number of its series in the home.</param>
/// <param name="Block">The samples; null for a single value.</param>
/// <param name="Value">The value, where there is no block.</param>
internal readonly record struct TrialEntry(long SealAt, long At, short Series, Waveform? Block, double Value);
