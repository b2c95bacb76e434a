using System.Threading.Channels;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Edge.Agent.Configuration;

namespace AgeingMonitor.Edge.Agent.Publishing;

/// <summary>Which configuration is in force. The disk holds up nobody but the next configuration.</summary>
internal sealed partial class KitPublisher
{
    private readonly Lock configuring = new();

    /// <summary>Configurations that have come and are not looked at; when more come the oldest go, which the newest would replace.</summary>
    private readonly Channel<byte[]> arrived = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Takes what comes; what the kit could not keep by no fault of its own is tried again: the server does not send again what was refused.</summary>
    private async Task ConfigureAsync(CancellationToken cancellationToken)
    {
        var random = new Random();
        byte[]? unkept = null;
        var failures = 0;
        Task<bool>? arrival = null;
        while (!cancellationToken.IsCancellationRequested)
        {
            arrival ??= arrived.Reader.WaitToReadAsync(cancellationToken).AsTask();
            var wait = unkept is null ? Timeout.InfiniteTimeSpan : options.ConfigurationAgain.After(failures - 1, random);
            await ((Task)arrival).WaitAsync(wait, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested)
            {
                return;
            }

            if (arrived.Reader.TryRead(out var payload))
            {
                (unkept, failures, arrival) = (null, 0, null);
            }
            else if (unkept is not null)
            {
                payload = unkept;
            }
            else
            {
                arrival = null;
                continue;
            }

            var isSettled = await UseAsync(payload, isAgain: unkept is not null, cancellationToken).ConfigureAwait(false);
            (unkept, failures) = isSettled ? (null, 0) : (payload, failures + 1);
        }
    }

    /// <summary>Puts a configuration in force, or says why not.</summary>
    /// <returns>False when it is not at fault itself, and may be used later.</returns>
    private async Task<bool> UseAsync(byte[] payload, bool isAgain, CancellationToken cancellationToken)
    {
        ConfigurationFile before, now;
        string? fault, newFault;
        var isSettled = true;
        lock (configuring)
        {
            (before, fault) = (configuration, ConfigurationFault);
            try
            {
                configuration = before.Keep(payload);
                ConfigurationFault = null;
            }
            catch (FormatException e)
            {
                RefuseConfiguration(e.Message);
            }
            catch (Exception e)
            {
                // The disk, or a mistake of the program's: told, and no reason to go on without it for good.
                isSettled = false;
                var reason = $"It cannot be kept, which is tried again: {e.Message}";
                if (!isAgain || fault != Fitting(reason))
                {
                    RefuseConfiguration(reason, isAgain);
                }
            }

            (now, newFault) = (configuration, ConfigurationFault);
        }

        if (now != before)
        {
            LogConfiguration(now.Version ?? 0);
            Configured.Beat();
        }

        if (now != before || newFault != fault || (newFault is not null && !isAgain))
        {
            await SayStateAsync(cancellationToken).ConfigureAwait(false);
        }

        return isSettled;
    }

    /// <summary>A configuration that was kept cannot be used after all. What ran before is in force again, here and on the disk, and the server is told why.</summary>
    /// <param name="refused">Which; when another has come meanwhile that is the one to look at, and nothing happens.</param>
    /// <param name="before">What runs; null when nothing does since the start.</param>
    /// <param name="reason">In words.</param>
    public async Task RefuseAsync(ConfigurationFile refused, ConfigurationFile? before, string reason)
    {
        lock (configuring)
        {
            if (configuration != refused)
            {
                return;
            }

            configuration = before ?? refused.Without();
            try
            {
                before?.Write();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                reason = $"{reason} The one before it is in force until the next start only: {e.Message}";
            }

            RefuseConfiguration(reason);
        }

        await SayStateAsync(stopping.Token).ConfigureAwait(false);
    }

    private void RefuseConfiguration(string reason, bool isCounted = false)
    {
        if (!isCounted)
        {
            Interlocked.Increment(ref refusedConfigurations);
        }

        ConfigurationFault = Fitting(reason);
        LogBadConfiguration(reason);
    }

    private static string Fitting(string reason) => reason.Length <= WireLimits.MaxReason ? reason : $"{reason.AsSpan(0, WireLimits.MaxReason - 1)}…";
}
