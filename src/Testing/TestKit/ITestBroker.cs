namespace AgeingMonitor.Testing.TestKit;

/// <summary>What becomes of messages between a kit and ingest. A kit keeps what it has no acknowledgement for, so what is dropped comes again; whatever the broker does, the alerts must be the same. One caller at a time.</summary>
public interface ITestBroker
{
    /// <summary>A message is published; the answer is what arrives now, in this order: perhaps nothing, perhaps earlier ones as well.</summary>
    IEnumerable<TestMessage> Deliver(TestMessage message);
}
