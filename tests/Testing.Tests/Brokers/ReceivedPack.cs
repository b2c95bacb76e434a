using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Testing.Tests.Brokers;

/// <summary>A publish on a lane, as it came.</summary>
internal sealed record ReceivedPack(PackKey Key, Pack? Pack, byte[] Payload);
