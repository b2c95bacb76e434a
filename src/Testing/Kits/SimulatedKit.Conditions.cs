using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Faults;

namespace AgeingMonitor.Testing.Kits;

/// <summary>What may befall a kit while it runs.</summary>
public sealed partial class SimulatedKit
{
    private static readonly TimeSpan LastPower = TimeSpan.FromSeconds(1);

    /// <summary>The network goes, without a good-bye, until <see cref="Reconnect"/>. The kit goes on sealing.</summary>
    internal void Cut() => link.Hold();

    /// <summary>The network is back.</summary>
    internal void Reconnect() => link.Release();

    /// <summary>The outbox has room for so many packs of lane obs; null for what the options say.</summary>
    internal void Limit(int? packs)
    {
        lock (gate)
        {
            outbox.Capacity = packs ?? options.OutboxPacks;
        }
    }

    /// <summary>What happens to packs on their way from now on; null for nothing.</summary>
    internal void Disturb(StreamFaultOptions? faults) => line = faults is null ? null : new FaultyLine(faults, options.IsLive, PublishAsync, clock);

    /// <summary>The kit's clock is of this quality from now on; a change of its state is told in a birth message.</summary>
    internal async Task TellAsync(ClockQuality of)
    {
        byte[] state;
        lock (gate)
        {
            var isNews = of.State != quality.State;
            quality = of;
            if (!isNews)
            {
                return;
            }

            state = Online(outbox.Unsent + sender.UnderWay);
        }

        if (link.IsUp)
        {
            await link.TryPublishAsync(Topics.For(Kit, Topics.State), state, null, retain: true, stopping.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Ends when the server has every event, there is no connection, or after as long as the power of a capacitor lasts.</summary>
    internal async Task SendEventsAsync(CancellationToken cancellationToken)
    {
        var sent = WaitAsync(() => !link.IsUp || (outbox.UnsentEvents == 0 && sender.Packs.All(pack => pack.Number.Lane != Lane.Evt)), cancellationToken);
        await Task.WhenAny(sent, Task.Delay(LastPower, clock, cancellationToken)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Dies without a word; the broker says the last will. What is not acknowledged stays in the journal.</summary>
    internal ValueTask KillAsync() => EndAsync(isOrderly: false);
}
