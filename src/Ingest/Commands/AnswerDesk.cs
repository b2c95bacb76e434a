using System.Threading.Channels;
using AgeingMonitor.Care.Commands;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Ingest.Broker;
using AgeingMonitor.Ingest.Pipeline;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Ingest.Commands;

/// <summary>
/// Keeps what kits answer, beside the way of the packs: it never holds them up. A few answers of each kit wait at most; what there is no room for is counted and not taken, and the command, sent again, brings it again.
/// </summary>
internal sealed partial class AnswerDesk(IKitCommands commands, CareRetry retry, QuarantineDesk quarantine, IngestMetrics metrics, ILogger<AnswerDesk> log)
{
    /// <summary>Answers that wait, of all kits.</summary>
    public const int MostWaiting = 256;

    /// <summary>Answers that wait, of one kit: one that floods us holds up no other.</summary>
    public const int MostOfOneKit = 4;

    private readonly Channel<(KitId Kit, ReceivedMessage Message)> order = Channel.CreateBounded<(KitId, ReceivedMessage)>(MostWaiting);
    private readonly Lock gate = new();
    private readonly Dictionary<KitId, int> waiting = [];
    private bool isClosed;

    /// <summary>Answers that are not kept yet.</summary>
    public int Waiting => order.Reader.Count;

    /// <summary>Takes a message of topic <c>res</c>; false when there is no room, or it is closed.</summary>
    public bool Take(KitId kit, ReceivedMessage message)
    {
        string why;
        lock (gate)
        {
            var count = waiting.GetValueOrDefault(kit);
            if (count < MostOfOneKit && order.Writer.TryWrite((kit, message)))
            {
                waiting[kit] = count + 1;
                return true;
            }

            why = isClosed ? "closing" : "no-room";
        }

        metrics.AnswerDropped(why);
        return false;
    }

    /// <summary>Takes nothing more; what waits is still kept.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
            order.Writer.TryComplete();
        }
    }

    /// <summary>Keeps them until it is closed.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var (kit, message) in order.Reader.ReadAllAsync(cancellationToken))
        {
            try
            {
                await KeepAsync(kit, message, cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // A defect, of this answer alone: one kit must not end the desk, and with it the server. The command, sent again, brings another.
                metrics.AnswerDropped("failed");
                LogFailed(e, kit);
            }

            lock (gate)
            {
                if (--waiting[kit] == 0)
                {
                    waiting.Remove(kit);
                }
            }
        }
    }

    private async Task KeepAsync(KitId kit, ReceivedMessage message, CancellationToken cancellationToken)
    {
        if (!CommandAnswerDecoder.TryDecode(message.Payload, out var answer))
        {
            await quarantine.KeepAsync(message, new Refusal(WireReasons.Malformed, "This is no answer to a command: docs/mqtt.md, Answers, says how one looks."), cancellationToken);
        }
        else if (!await retry.RunAsync(token => new ValueTask<bool>(commands.AnswerAsync(kit, answer, message.ReceivedAt, token)), cancellationToken))
        {
            metrics.AnswerDropped("unknown");
            LogUnknown(kit, answer.Request);
        }
    }

    [LoggerMessage(3242, LogLevel.Error, "An answer of kit {Kit} could not be kept; dropped")]
    private partial void LogFailed(Exception fault, KitId kit);

    [LoggerMessage(3241, LogLevel.Warning, "Kit {Kit} answers request {Request}, which it was never asked; dropped")]
    private partial void LogUnknown(KitId kit, CommandId request);
}
