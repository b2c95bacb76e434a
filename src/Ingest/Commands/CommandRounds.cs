using AgeingMonitor.Care.Commands;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Ingest.Broker;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Ingest.Commands;

/// <summary>
/// Every half second: hands the broker what kits are asked, in whatever process that was, and again each 5 s until it is answered or too late: nothing is retained, so a kit that comes back in time hears it then.
/// A kit does each request once, so several ingests may send it.
/// </summary>
internal sealed partial class CommandRounds(IKitCommands care, IBrokerLink broker, TimeProvider clock, ILogger<CommandRounds> log) : Rounds(Period, clock)
{
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    /// <summary>After which what is not answered is sent again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const string Json = "application/json";
    private readonly Dictionary<CommandId, long> sent = [];

    internal override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var open = await care.ListOpenAsync(cancellationToken);
        foreach (var over in sent.Keys.Except(open.Select(one => one.Command.Request)).ToList())
        {
            sent.Remove(over);
        }

        // A kind that only a later version knows is for an ingest of that version, and holds up nothing here.
        foreach (var asked in open.Where(one => one.Command.Kind != CommandKind.Unknown))
        {
            var request = asked.Command.Request;
            if (sent.TryGetValue(request, out var at) && Clock.GetElapsedTime(at) < Patience)
            {
                continue;
            }

            if (!await broker.PublishAsync(asked.Kit, Topics.Cmd, Bytes(asked.Command), Json, cancellationToken))
            {
                // The broker is away: the next round tries again.
                return;
            }

            sent[request] = Clock.GetTimestamp();
            if (asked.SentAt is null)
            {
                await care.NoteSentAsync(request, cancellationToken);
            }
        }
    }

    /// <summary>The care database is out of reach: what is asked cannot be asked either.</summary>
    protected override void Fail(string reason) => LogFailed(reason);

    private byte[] Bytes(KitCommand command) => KitCommandEncoder.Encode(command with { Within = TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling((command.Expires - Instant.Now(Clock)).TotalSeconds), 1, CommandRules.LongestLife)) });

    [LoggerMessage(3240, LogLevel.Warning, "Commands could not be sent to kits, it is tried again every half second: {Reason}")]
    private partial void LogFailed(string reason);
}
