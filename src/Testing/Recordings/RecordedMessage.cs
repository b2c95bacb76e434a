using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Recordings;

/// <summary>One message of a recording.</summary>
/// <param name="At">When it was on the wire, by the recorder's clock; in an imported recording the seal of its pack. Never earlier than the message before.</param>
/// <param name="Kit">The kit of the topic.</param>
/// <param name="Channel">The last level of the topic: <c>obs</c>, <c>evt</c>, <c>tick</c> or <c>state</c>.</param>
/// <param name="ContentType">As published; null when absent.</param>
/// <param name="Payload">As published. The message owns it.</param>
public sealed record RecordedMessage(Instant At, KitId Kit, string Channel, string? ContentType, ReadOnlyMemory<byte> Payload);
