using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Sensors.Ble.Profiles;

/// <summary>Reads one value of a characteristic; null when it is malformed. Never throws.</summary>
internal delegate HealthReading? ReadingDecoder(ReadOnlySpan<byte> value);

/// <summary>One characteristic that a kind of device tells by.</summary>
/// <param name="Characteristic">Its number in the assigned numbers of the Bluetooth SIG.</param>
/// <param name="Decode">How it is read.</param>
/// <param name="IsStream">Whether it comes about each second while the device is worn, rather than once a measurement.</param>
/// <param name="Quantities">What it can tell.</param>
internal sealed record HealthProfile(ushort Characteristic, ReadingDecoder Decode, bool IsStream, params QuantityDefinition[] Quantities);
