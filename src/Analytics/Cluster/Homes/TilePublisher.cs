namespace AgeingMonitor.Analytics.Cluster.Homes;

/// <summary>Joins changes of a tile: the first is shown at once, those that follow within the period together at its end.</summary>
internal sealed class TilePublisher(Func<Task> publish, AnalyticsClock clock)
{
    private DateTimeOffset lastPublished = DateTimeOffset.MinValue;
    private bool isWaiting;

    public void PublishSoon(TimeSpan period, CancellationToken cancellationToken)
    {
        if (!isWaiting)
        {
            isWaiting = true;
            _ = PublishAsync(period, cancellationToken);
        }
    }

    private async Task PublishAsync(TimeSpan period, CancellationToken cancellationToken)
    {
        var pause = period - (clock.Time.GetUtcNow() - lastPublished);
        if (pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, clock.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        }

        isWaiting = false;
        if (!cancellationToken.IsCancellationRequested)
        {
            lastPublished = clock.Time.GetUtcNow();
            await publish();
        }
    }
}
