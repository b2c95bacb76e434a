namespace AgeingMonitor.Testing.Tests.Brokers;

/// <summary>What the server behind the test broker does with a pack.</summary>
internal enum TestAnswer
{
    Acknowledge,
    Silence,
    Disconnect,
}
