using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Edge.Sensors;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Edge.Agent.Supervision;

/// <summary>Runs one sensor again and again. Whatever its driver throws is a fault of this sensor, which is told and waited out, and nobody else's.</summary>
/// <param name="setup">The sensor, as the configuration has it.</param>
/// <param name="buses">What its driver may open.</param>
/// <param name="voice">Where its readings go.</param>
/// <param name="random">For waits that differ from those of other sensors; of this supervisor alone.</param>
/// <param name="clock">For its waits.</param>
/// <param name="logger">Told when a fault begins, changes and ends.</param>
internal sealed partial class SensorSupervisor(SensorSetup setup, IKitBuses buses, SensorVoice voice, Random random, TimeProvider clock, ILogger logger)
{
    /// <summary>A run of so long is a good one, also when there was nothing to measure: longer than any driver waits for its part's first word.</summary>
    public static readonly TimeSpan GoodRun = TimeSpan.FromMinutes(1);

    private static readonly Backoff Waits = new(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
    private string? loggedFault;

    /// <summary>The driver, which outlives its runs; null while it cannot be made.</summary>
    public ISensorDriver? Driver { get; private set; } = TryMake(setup, buses, clock);

    /// <summary>Until it is stopped. Throws nothing.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var failures = 0;
        while (!stop.IsCancellationRequested)
        {
            var began = clock.GetTimestamp();
            string fault;
            try
            {
                await RunOnceAsync(stop);
                fault = "The driver has ended by itself.";
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (SensorFaultException e)
            {
                fault = $"{e.Fault}: {e.Message}";
            }
            catch (Exception e)
            {
                // A mistake of the driver's. What it was about to say is lost; the part is begun anew.
                fault = $"The driver has failed ({e.GetType().Name}): {e.Message}";
            }

            if (stop.IsCancellationRequested)
            {
                return;
            }

            voice.Condition.Break(fault, clock.GetTimestamp());
            failures = clock.GetElapsedTime(began) >= GoodRun ? 0 : failures;
            var wait = Waits.After(failures++, random);
            if (fault != loggedFault)
            {
                loggedFault = fault;
                LogFault(setup.Name.Value, fault);
            }

            await Task.Delay(wait, clock, stop).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static ISensorDriver? TryMake(SensorSetup setup, IKitBuses buses, TimeProvider clock)
    {
        try
        {
            return Make(setup, buses, clock);
        }
        catch (Exception)
        {
            // Made again, and told, by each run.
            return null;
        }
    }

    private static ISensorDriver Make(SensorSetup setup, IKitBuses buses, TimeProvider clock) => SensorDrivers.All.TryGetValue(setup.Driver, out var factory)
        ? factory.Create(setup.Options, buses, clock)
        : throw new SensorFaultException(SensorFault.Setup, $"There is no driver '{setup.Driver}'.");

    private async Task RunOnceAsync(CancellationToken stop)
    {
        var driver = Driver ??= Make(setup, buses, clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _ = SettleAsync(over.Token);
        try
        {
            await driver.RunAsync(voice, stop);
        }
        finally
        {
            over.Cancel();
        }
    }

    private async Task SettleAsync(CancellationToken over)
    {
        await Task.Delay(GoodRun, clock, over).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        if (over.IsCancellationRequested)
        {
            return;
        }

        voice.Condition.Run(clock.GetTimestamp());
        if (loggedFault is not null)
        {
            loggedFault = null;
            LogWell(setup.Name.Value);
        }
    }

    [LoggerMessage(7301, LogLevel.Warning, "Sensor {Sensor}: {Fault} It is tried again")]
    private partial void LogFault(string sensor, string fault);

    [LoggerMessage(7302, LogLevel.Information, "Sensor {Sensor} is well again")]
    private partial void LogWell(string sensor);
}
