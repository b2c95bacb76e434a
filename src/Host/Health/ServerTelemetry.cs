using Microsoft.Extensions.Logging.Console;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace AgeingMonitor.Host.Health;

/// <summary>Logs to the console, metrics for Prometheus, and both metrics and traces to an OTLP collector where one is named.</summary>
internal static class ServerTelemetry
{
    private const string Ours = "AgeingMonitor.*";

    public static void AddServerLogging(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
            console.UseUtcTimestamp = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("AgeingMonitor", LogLevel.Information);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        logging.AddFilter("Orleans", LogLevel.Error);

        // Says at each page with a form that it must not be cached, which is as we want it; and once that keys lie in the data folder in the clear, which its file mode answers for.
        logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }

    public static void AddServerTelemetry(this IServiceCollection services)
    {
        var telemetry = services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter(Ours).AddRuntimeInstrumentation().AddAspNetCoreInstrumentation().AddPrometheusExporter())
            .WithTracing(traces => traces.AddSource(Ours).AddAspNetCoreInstrumentation());
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT")))
        {
            telemetry.WithMetrics(metrics => metrics.AddOtlpExporter()).WithTracing(traces => traces.AddOtlpExporter());
        }
    }
}
