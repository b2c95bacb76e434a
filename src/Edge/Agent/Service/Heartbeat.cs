using System.Globalization;
using AgeingMonitor.Contracts.Ids;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Edge.Agent.Service;

/// <summary>Tells systemd that the program is alive, only while each of its parts is: a sensor whose thread hangs, a loop that has ended or one that does not get round, stops it, and systemd starts the program anew.</summary>
/// <param name="notice">How systemd is told.</param>
/// <param name="findHeldUp">Sensors whose thread hangs.</param>
/// <param name="loops">The loops that must run, by name.</param>
/// <param name="waits">How long each of what must get round has not, by name.</param>
/// <param name="clock">For the waits.</param>
/// <param name="logger">Told when a part is no longer alive.</param>
internal sealed partial class Heartbeat(ServiceNotice notice, Func<IReadOnlyList<SensorId>> findHeldUp, IReadOnlyDictionary<string, Task> loops, IReadOnlyDictionary<string, Func<TimeSpan>> waits, TimeProvider clock, ILogger logger)
{
    /// <summary>So long a disk may hold up what must get round: beyond it, it hangs.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private string missed = string.Empty;

    /// <summary>How often systemd wants to hear: a third of what it waits for (<c>WATCHDOG_USEC</c>), ten seconds at most, also when it does not listen, because threads that hang are logged.</summary>
    public static TimeSpan PeriodOf(string? watchdogMicroseconds) =>
        long.TryParse(watchdogMicroseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds is > 0 and < 1_000_000_000_000
            ? TimeSpan.FromTicks(Math.Clamp(TimeSpan.FromMicroseconds(microseconds).Ticks / 3, TimeSpan.TicksPerMillisecond, Longest.Ticks))
            : Longest;

    /// <summary>Beats until it is stopped.</summary>
    public async Task RunAsync(TimeSpan period, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Beat();
            await Task.Delay(period, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Looks once; true when every part is alive, and systemd was told if it listens.</summary>
    public bool Beat()
    {
        string[] dead =
        [
            .. findHeldUp().Select(sensor => $"sensor {sensor}"),
            .. loops.Where(loop => loop.Value.IsCompleted).Select(loop => loop.Key),
            .. waits.Where(wait => wait.Value() > LongestWait).Select(wait => wait.Key),
        ];
        var now = string.Join(", ", dead);
        if (now != missed)
        {
            missed = now;
            if (dead.Length > 0)
            {
                LogMissed(now);
            }
        }

        if (dead.Length == 0)
        {
            notice.Alive();
        }

        return dead.Length == 0;
    }

    [LoggerMessage(7311, LogLevel.Error, "No longer alive: {Parts}. systemd is not told that the program lives, and starts it anew")]
    private partial void LogMissed(string parts);
}
