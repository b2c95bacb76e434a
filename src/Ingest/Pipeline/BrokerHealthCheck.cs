using AgeingMonitor.Ingest.Broker;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>Ready when messages can come and go; degraded once the broker has dropped some.</summary>
internal sealed class BrokerHealthCheck(IBrokerLink link) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        !link.IsConnected ? HealthCheckResult.Unhealthy("The broker cannot be reached.")
        : link.Dropped > 0 ? HealthCheckResult.Degraded($"The broker has dropped {link.Dropped} messages: its queues are too small.")
        : HealthCheckResult.Healthy());
}
