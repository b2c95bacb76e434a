using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Link;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Testing.Simulations;

/// <summary>
/// The homes of a simulation in real time: each kit with a connection of its own, from now to the end of the simulated time, with the same troubles as on
/// tape; the network between is the real one. Started again on the same state folder a kit is a new boot that first sends what was not acknowledged.
/// </summary>
public sealed class LiveSimulation(Simulation simulation, Func<KitId, MqttEndpoint> endpointOf, string stateFolder, TimeProvider clock, ILoggerFactory loggers)
{
    private static readonly TimeSpan ProgressPeriod = TimeSpan.FromSeconds(1);

    /// <summary>Runs until the simulated time ends, or it is cancelled; then every kit says good-bye and keeps what was not acknowledged.</summary>
    /// <param name="progress">Told each second; may be null.</param>
    /// <param name="cancellationToken">Ends the simulation.</param>
    /// <exception cref="IOException">The state folder cannot be written, or another process uses it.</exception>
    public async Task RunAsync(IProgress<LiveProgress>? progress, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var start = Instant.Now(clock);
        var kits = simulation.Homes.Select(home => new LiveKit(home, simulation.During with { From = start }, simulation.PackPeriod, simulation.Seed, endpointOf(home.Kit), Path.Combine(stateFolder, $"{home.Kit.Value}.journal"), clock, loggers)).ToList();
        var running = kits.Select(kit => kit.RunAsync(stopping.Token)).ToList();
        try
        {
            var all = Task.WhenAll(running);
            while (!all.IsCompleted && !running.Exists(kit => kit.IsCompleted && !kit.IsCompletedSuccessfully))
            {
                progress?.Report(new LiveProgress(kits.Count(kit => kit.Statistics.Connected), kits.Sum(kit => kit.Statistics.Acknowledged), kits.Sum(kit => kit.Statistics.Pending)));
                await Task.WhenAny([.. running, Task.Delay(ProgressPeriod, clock, stopping.Token)]).ConfigureAwait(false);
            }

            await Task.WhenAll(running.Where(kit => kit.IsCompleted)).ConfigureAwait(false);
        }
        finally
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.WhenAll(kits.Select(kit => kit.DisposeAsync().AsTask())).ConfigureAwait(false);
        }
    }
}
