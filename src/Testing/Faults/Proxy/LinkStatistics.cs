namespace AgeingMonitor.Testing.Faults.Proxy;

/// <summary>What a <see cref="TcpFaultProxy"/> has carried so far.</summary>
/// <param name="Connections">Connections taken.</param>
/// <param name="Open">Of these, still there.</param>
/// <param name="BytesToTarget">Bytes passed on towards the target.</param>
/// <param name="BytesToClient">Bytes passed on towards the clients.</param>
/// <param name="BytesHeld">Bytes that were read on one side and have not left on the other.</param>
public sealed record LinkStatistics(long Connections, int Open, long BytesToTarget, long BytesToClient, long BytesHeld);
