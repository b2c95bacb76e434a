using System.Reflection;
using AgeingMonitor.Analytics.Cluster;
using AgeingMonitor.Analytics.Cluster.Keeper;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Analytics.Tests.Cluster;

public sealed class KeeperPokerTests
{
    /// <summary>Once, the stop of a silo failed with whatever the last call to the keeper had failed with.</summary>
    [Fact]
    public async Task Stop_CallFailsWhileTheSiloStops_EndsInGoodOrder()
    {
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stops = new ManualResetEventSlim();
        var grains = DispatchProxy.Create<IGrainFactory, GrainsThatFail>();
        ((GrainsThatFail)grains).OnCall = () =>
        {
            called.SetResult();
            stops.Wait();
        };
        using var poker = new KeeperPoker(grains, new AnalyticsClock(new FakeTimeProvider()), NullLogger<KeeperPoker>.Instance);
        var life = new SiloLife();
        poker.Participate(life);
        await life.Observer!.OnStart(TestContext.Current.CancellationToken);
        await called.Task;

        var stopping = life.Observer.OnStop(TestContext.Current.CancellationToken);
        stops.Set();

        await stopping;
    }

    /// <summary>Grains of which none can be had any more.</summary>
    public class GrainsThatFail : DispatchProxy
    {
        public Action OnCall { get; set; } = static () => { };

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            OnCall();
            throw new InvalidOperationException("The silo stops.");
        }
    }

    private sealed class SiloLife : ISiloLifecycle
    {
        public ILifecycleObserver? Observer { get; private set; }

        public int HighestCompletedStage => 0;

        public int LowestStoppedStage => 0;

        public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
        {
            Observer = observer;
            return new MemoryStream();
        }
    }
}
