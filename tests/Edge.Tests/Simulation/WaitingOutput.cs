using System.Threading.Channels;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors;

namespace AgeingMonitor.Edge.Tests.Simulation;

/// <summary>Hands on what a driver says as it says it, for tests on real ports and sockets.</summary>
public sealed class WaitingOutput : ISensorOutput
{
    private readonly Channel<string> said = Channel.CreateUnbounded<string>();

    /// <summary>The next reading, as <c>contact 1</c>; gives up after half a minute, so that a driver that has ended holds no test up.</summary>
    public Task<string> NextAsync() => said.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

    public void Say(QuantityDefinition quantity, ObservedValue value, long at, Instant? dated = null) => said.Writer.TryWrite($"{quantity} {value}");

    public Instant? TimeOf(long at) => null;

    public void Accelerate(long at, double x, double y, double z) => said.Writer.TryWrite("acceleration");

    public void Lose(SensorLoss loss, int count = 1)
    {
    }
}
