using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Kits.Tape;

/// <summary>A pack as it comes from the wire, decoded.</summary>
/// <param name="At">When it is on the wire, by a clock that is right.</param>
/// <param name="Pack">The pack as a receiver decodes it at that time.</param>
/// <param name="IsRepeat">Whether it was on the wire before; its bytes are the same.</param>
public readonly record struct TapedPack(Instant At, Pack Pack, bool IsRepeat);
