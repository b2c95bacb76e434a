using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Ingest.Broker;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>
/// Brings refused messages to the quarantine, durable before anything else is done with them. A kit that floods it is counted beyond its share of a minute, not kept.
/// </summary>
internal sealed partial class QuarantineDesk(IQuarantine quarantine, CareRetry retry, IngestOptions options, IngestMetrics metrics, TimeProvider clock, ILogger<QuarantineDesk> log)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> keptOfKit = new(StringComparer.Ordinal);
    private Instant windowEnd = Instant.MinValue;

    /// <summary>Keeps a message; false when its kit has used up its share, so that it is counted only.</summary>
    public async ValueTask<bool> KeepAsync(ReceivedMessage message, Refusal refusal, CancellationToken cancellationToken)
    {
        metrics.Quarantined(refusal.Reason);
        if (!HasShare(message.Topic))
        {
            return false;
        }

        LogKept(message.Topic, refusal.Reason);
        var kept = QuarantinedMessage.Of(message.Topic, message.ContentType, message.Payload, refusal.Reason, refusal.Detail, message.ReceivedAt);
        return await retry.RunAsync(
            async token =>
            {
                await quarantine.AddAsync(kept, token);
                return true;
            },
            cancellationToken);
    }

    private bool HasShare(string topic)
    {
        var kit = Topics.TryParse(topic, out var id, out _) ? id.Value : string.Empty;
        lock (gate)
        {
            var now = Instant.Now(clock);
            if (now >= windowEnd)
            {
                windowEnd = now + Window;
                keptOfKit.Clear();
            }

            var count = keptOfKit.GetValueOrDefault(kit);
            keptOfKit[kit] = count + 1;
            return count < options.QuarantinePerMinute;
        }
    }

    [LoggerMessage(3010, LogLevel.Warning, "Message on {Topic} quarantined: {Reason}")]
    private partial void LogKept(string topic, string reason);
}
