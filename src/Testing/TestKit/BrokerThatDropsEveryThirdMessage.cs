namespace AgeingMonitor.Testing.TestKit;

/// <summary>Loses every third message; the kit, which has no acknowledgement for it, sends it again after the next one. So packs come out of order, as they do at home.</summary>
public sealed class BrokerThatDropsEveryThirdMessage : ITestBroker
{
    private TestMessage? dropped;
    private int published;

    /// <inheritdoc/>
    public IEnumerable<TestMessage> Deliver(TestMessage message)
    {
        if (++published % 3 == 0)
        {
            dropped = message;
            return [];
        }

        TestMessage[] arriving = dropped is { } again ? [message, again] : [message];
        dropped = null;
        return arriving;
    }
}
