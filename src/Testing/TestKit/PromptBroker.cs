namespace AgeingMonitor.Testing.TestKit;

/// <summary>Delivers each message once, at once.</summary>
public sealed class PromptBroker : ITestBroker
{
    /// <inheritdoc/>
    public IEnumerable<TestMessage> Deliver(TestMessage message) => [message];
}
