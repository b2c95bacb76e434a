using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Testing.Kits.Tape;

/// <summary>A message that is no pack: a birth message, a last will, or something broken.</summary>
/// <param name="Kit">Whose topic it is on.</param>
/// <param name="Channel">The last level of the topic.</param>
/// <param name="ContentType">As published; null when absent.</param>
/// <param name="Payload">As published.</param>
internal sealed record TapedBytes(KitId Kit, string Channel, string? ContentType, byte[] Payload);
