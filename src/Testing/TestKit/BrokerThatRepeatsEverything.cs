namespace AgeingMonitor.Testing.TestKit;

/// <summary>Delivers each message twice, as quality of service 1 allows.</summary>
public sealed class BrokerThatRepeatsEverything : ITestBroker
{
    /// <inheritdoc/>
    public IEnumerable<TestMessage> Deliver(TestMessage message) => [message, message];
}
