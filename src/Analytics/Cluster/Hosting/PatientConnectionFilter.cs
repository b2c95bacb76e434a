namespace AgeingMonitor.Analytics.Cluster.Hosting;

/// <summary>A client waits for its cluster as long as it runs: silo and client start in any order.</summary>
internal sealed class PatientConnectionFilter(AnalyticsClock clock) : IClientConnectionRetryFilter
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
    {
        await Task.Delay(Pause, clock.Time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !cancellationToken.IsCancellationRequested;
    }
}
