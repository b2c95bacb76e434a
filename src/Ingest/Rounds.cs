using Microsoft.Extensions.Hosting;

namespace AgeingMonitor.Ingest;

/// <summary>Work that is done again and again while the program runs. A round that fails is told once until one succeeds, and the next comes in its time.</summary>
internal abstract class Rounds(TimeSpan period, TimeProvider clock) : BackgroundService
{
    private bool failing;

    protected TimeProvider Clock => clock;

    /// <summary>One round.</summary>
    internal abstract Task RunOnceAsync(CancellationToken cancellationToken);

    /// <summary>Tells of a round that failed.</summary>
    protected abstract void Fail(string reason);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(period, clock);
        try
        {
            do
            {
                try
                {
                    await RunOnceAsync(stoppingToken);
                    failing = false;
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    if (!failing)
                    {
                        Fail(e.Message);
                    }

                    failing = true;
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }
}
