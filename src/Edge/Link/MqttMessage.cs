using System.Buffers;

namespace AgeingMonitor.Edge.Link;

/// <summary>A received message; the payload is valid until the handler ends.</summary>
/// <param name="Payload">As published.</param>
/// <param name="ContentType">As published; null when absent.</param>
/// <param name="Retained">Whether the broker had kept it.</param>
public readonly record struct MqttMessage(ReadOnlySequence<byte> Payload, string? ContentType, bool Retained);
