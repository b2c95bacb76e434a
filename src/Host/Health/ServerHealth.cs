using System.Text.Json;
using AgeingMonitor.Care;
using AgeingMonitor.Host.Roles;
using AgeingMonitor.Storage;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AgeingMonitor.Host.Health;

/// <summary><c>/healthz</c>: the process lives. <c>/readyz</c>: it can do its work; each check is named with what is wrong.</summary>
internal static class ServerHealth
{
    private const string Ready = "ready";

    public static void AddServerHealth(this IServiceCollection services, ServerRoles roles)
    {
        var checks = services.AddHealthChecks().AddCheck<CareCheck>("care", tags: [Ready]);
        if (!roles.HasFlag(ServerRoles.Ingest))
        {
            checks.AddCheck<StoreCheck>("store", tags: [Ready]);
        }
    }

    public static void MapServerHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        var checks = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status == HealthStatus.Healthy ? "ok" : entry.Value.Description ?? entry.Value.Status.ToString());
        return context.Response.WriteAsync(JsonSerializer.Serialize(new { ready = report.Status == HealthStatus.Healthy, checks }), context.RequestAborted);
    }

    private sealed class CareCheck(ICareDatabase care) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await care.CheckAsync(cancellationToken).ConfigureAwait(false) is { } fault ? HealthCheckResult.Unhealthy(fault) : HealthCheckResult.Healthy();
    }

    private sealed class StoreCheck(IObservationStore store) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await store.ListKitsAsync(cancellationToken).ConfigureAwait(false);
                return HealthCheckResult.Healthy();
            }
            catch (ObservationStoreException e)
            {
                return HealthCheckResult.Unhealthy(e.Message);
            }
        }
    }
}
