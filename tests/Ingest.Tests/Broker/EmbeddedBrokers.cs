using System.Diagnostics.Metrics;
using AgeingMonitor.Care;
using AgeingMonitor.Ingest.Broker;
using AgeingMonitor.Ingest.Certificates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Ingest.Tests.Broker;

/// <summary>Embedded brokers on a free port.</summary>
internal static class EmbeddedBrokers
{
    public static EmbeddedBroker New(string pki, IKitDirectory kits, Action<BrokerOptions>? more = null, TimeProvider? clock = null)
    {
        var options = new BrokerOptions { Port = 0, Certificates = pki };
        more?.Invoke(options);
        var wrapped = Options.Create(options);
        var time = clock ?? TimeProvider.System;
        return new EmbeddedBroker(wrapped, new CertificateAuthorityProvider(wrapped, time), kits, Metrics(), time, NullLoggerFactory.Instance);
    }

    public static IngestMetrics Metrics() => new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());
}
