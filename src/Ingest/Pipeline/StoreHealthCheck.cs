using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>Ready when the store has answered and does not fail now.</summary>
internal sealed class StoreHealthCheck(IngestFaults faults) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        faults.Store.IsFailing ? HealthCheckResult.Unhealthy($"The observation store fails: {faults.Store.Reason}")
        : faults.Care.IsFailing ? HealthCheckResult.Unhealthy($"The care database fails: {faults.Care.Reason}")
        : !faults.Store.HasWorked ? HealthCheckResult.Unhealthy("The observation store has not answered yet.")
        : HealthCheckResult.Healthy());
}
