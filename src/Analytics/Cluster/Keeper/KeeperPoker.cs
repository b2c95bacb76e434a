using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Analytics.Cluster.Keeper;

/// <summary>Pokes the keeper from this silo, from the moment the silo serves until it stops.</summary>
internal sealed partial class KeeperPoker(IGrainFactory grains, AnalyticsClock clock, ILogger<KeeperPoker> logger) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(3);

    private readonly CancellationTokenSource stopping = new();
    private Task poking = Task.CompletedTask;

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(KeeperPoker),
        ServiceLifecycleStage.Active,
        _ =>
        {
            poking = Task.Run(PokeAsync, CancellationToken.None);
            return Task.CompletedTask;
        },
        async _ =>
        {
            await stopping.CancelAsync();
            await poking;
        });

    public void Dispose() => stopping.Dispose();

    private async Task PokeAsync()
    {
        using var timer = new PeriodicTimer(Period, clock.Time);
        do
        {
            try
            {
                // Not waited for when the silo stops: an answer may never come then.
                await grains.GetGrain<IKeeperGrain>(0).PokeAsync().WaitAsync(stopping.Token);
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                // Whatever became of the call: the silo that it went out from stops.
                return;
            }
            catch (Exception e)
            {
                // Another silo's poke, or the next one, brings the keeper to life.
                LogNotPoked(e);
            }
        }
        while (await WaitAsync(timer));
    }

    private async Task<bool> WaitAsync(PeriodicTimer timer)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(3154, LogLevel.Warning, "The keeper could not be poked.")]
    private partial void LogNotPoked(Exception cause);
}
