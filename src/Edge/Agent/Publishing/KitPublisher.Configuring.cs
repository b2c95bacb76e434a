using System.Threading.Channels;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Edge.Agent.Configuration;

namespace AgeingMonitor.Edge.Agent.Publishing;

/// <summary>Which configuration is in force. The disk holds up nobody but the next configuration.</summary>
internal sealed partial class KitPublisher
{
    private readonly Lock configuring = new();

    /// <summary>What was kept and could not be used after all, and why; null when another came into force since.</summary>
    private InForce? refusal;

    /// <summary>Whether the file holds what was refused, for want of a disk that takes what is in force.</summary>
    private bool isUnwritten;

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
            (before, fault) = inForce;
            try
            {
                // The broker says it at each connection: what was refused does not come into force again, nor on the disk.
                if (refusal is { } known && known.File.Kept.Span.SequenceEqual(payload))
                {
                    inForce = known with { File = before };
                }
                else
                {
                    inForce = new InForce(before.Keep(payload), null);
                    (refusal, isUnwritten) = (null, isUnwritten && inForce.File == before);
                }
            }
            catch (FormatException e)
            {
                Refuse(e.Message);
            }
            catch (Exception e)
            {
                // The disk, or a mistake of the program's: told, and no reason to go on without it for good.
                isSettled = false;
                Refuse($"It cannot be kept, which is tried again: {e.Message}");
            }

            isSettled &= TryPutBack();
            (now, newFault) = inForce;
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

        void Refuse(string reason)
        {
            if (!isAgain || fault != WireText.Cut(reason, WireLimits.MaxReason))
            {
                RefuseConfiguration(before, reason, isAgain);
            }
        }
    }

    /// <summary>A configuration that was kept cannot be used after all. What ran before is in force again, here and on the disk, and the server is told why.</summary>
    /// <param name="refused">Which; when another has come meanwhile that is the one to look at, and nothing happens.</param>
    /// <param name="before">What runs; null when nothing does since the start.</param>
    /// <param name="reason">In words.</param>
    public async Task RefuseAsync(ConfigurationFile refused, ConfigurationFile? before, string reason)
    {
        lock (configuring)
        {
            if (ConfigurationFile != refused)
            {
                return;
            }

            refusal = new InForce(refused, WireText.Cut(reason, WireLimits.MaxReason));
            RefuseConfiguration(before ?? refused.Without(), reason);
            isUnwritten = before is not null;
            if (!TryPutBack())
            {
                // It is as if it came again.
                arrived.Writer.TryWrite(refused.Kept.ToArray());
            }
        }

        await SayStateAsync(stopping.Token).ConfigureAwait(false);
    }

    /// <summary>Writes what is in force over what was refused, if that is owed; false while the disk does not take it.</summary>
    private bool TryPutBack()
    {
        try
        {
            if (isUnwritten)
            {
                inForce.File.Write();
                isUnwritten = false;
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotPutBack(e.Message);
            return false;
        }
    }

    private void RefuseConfiguration(ConfigurationFile stays, string reason, bool isCounted = false)
    {
        if (!isCounted)
        {
            Interlocked.Increment(ref refusedConfigurations);
        }

        inForce = new InForce(stays, WireText.Cut(reason, WireLimits.MaxReason));
        LogBadConfiguration(reason);
    }

    /// <summary>A configuration and why the one that came last is not it: read as one, waiting for nothing.</summary>
    private sealed record InForce(ConfigurationFile File, string? Fault);
}
