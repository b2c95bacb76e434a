using System.Text.Json;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors;

namespace AgeingMonitor.Edge.Tests.Simulation;

/// <summary>A driver that runs on simulated buses under a clock that is moved by hand.</summary>
public sealed class DriverRun : IDisposable
{
    private readonly CancellationTokenSource stop = new();

    private DriverRun(ISensorDriver driver, VirtualClock clock)
    {
        Driver = driver;
        Clock = clock;
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            Completion = driver.RunAsync(Output, stop.Token);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    public ISensorDriver Driver { get; }

    public VirtualClock Clock { get; }

    public RecordedOutput Output { get; } = new();

    public Task Completion { get; }

    /// <summary>The fault that ended the run.</summary>
    public SensorFaultException Fault => Assert.IsType<SensorFaultException>(Completion.Exception?.InnerException);

    public static ISensorDriver Create(string kind, string options, IKitBuses buses, TimeProvider clock)
    {
        using var document = JsonDocument.Parse(options);
        return SensorDrivers.All[kind].Create(document.RootElement, buses, clock);
    }

    public static DriverRun Start(string kind, string options, SimulatedBuses buses) => new(Create(kind, options, buses, buses.Clock), buses.Clock);

    public static DriverRun Start(ISensorDriver driver, VirtualClock clock) => new(driver, clock);

    /// <summary>Starts a kind that cannot be set up so.</summary>
    public static SensorFaultException Refused(string kind, string options)
    {
        var clock = new VirtualClock();
        return Assert.Throws<SensorFaultException>(() => Create(kind, options, new SimulatedBuses(clock), clock));
    }

    public DriverRun For(TimeSpan time)
    {
        Clock.Advance(time);
        return this;
    }

    public DriverRun ForSeconds(double seconds) => For(TimeSpan.FromSeconds(seconds));

    public double[] Values(QuantityDefinition quantity) => Output.Values(quantity);

    /// <summary>Fails with the driver's own fault when it has ended.</summary>
    public DriverRun StillRunning()
    {
        Assert.True(!Completion.IsCompleted, Completion.Exception?.ToString());
        return this;
    }

    /// <summary>Stops the driver and waits for its end.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
    }
}
