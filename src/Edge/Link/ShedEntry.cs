using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Edge.Link;

/// <summary>A range that was shed, as a file keeps it. Ranges do not overlap: the boot, lane and first number are its key.</summary>
/// <param name="Range">What was shed.</param>
/// <param name="DeclaredIn">The pack that tells the server; null while none does.</param>
/// <param name="IsGone">Whether there is no such range any more: the server knows it, or it is part of another.</param>
public readonly record struct ShedEntry(ShedRange Range, PackNumber? DeclaredIn, bool IsGone = false);
