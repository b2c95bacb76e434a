using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Cluster.Homes;

/// <summary>How a home works on packs: each round saves what the round before found, and a snapshot only ever follows saved alerts.</summary>
internal sealed partial class HomeGrain
{
    private async Task TakeAsync(Pack pack)
    {
        if (!work.Knows(pack.Key.Kit))
        {
            await AdoptPlanAsync();
            if (!work.Knows(pack.Key.Kit))
            {
                AnalyticsMetrics.Strangers.Add(1);
                return;
            }
        }

        tile.Observe(work.Analysis.View, pack);
        if (catchUp.IsRunning)
        {
            catchUp.NoteArrival(pack.Key);
        }
        else
        {
            work.Offer(pack);
        }
    }

    private async Task WorkAsync(CancellationToken cancellationToken)
    {
        var hasWorked = false;
        do
        {
            if (!await Outbox.TryFlushAsync(cancellationToken))
            {
                // The alerts wait; the catch-up saves them, and goes on, as soon as it can.
                catchUp.Start(leaving.Token);
                return;
            }

            await SnapshotIfDueAsync(cancellationToken);
        }
        while (Pump() && (hasWorked = true));

        if (hasWorked && work.NeedsCatchUp)
        {
            catchUp.Start(leaving.Token);
        }
    }

    private async Task WorkUntilSavedAsync(CancellationToken cancellationToken)
    {
        do
        {
            await Outbox.FlushAsync(cancellationToken);
            await SnapshotIfDueAsync(cancellationToken);
        }
        while (Pump());

        await Outbox.FlushAsync(cancellationToken);
        publisher.PublishSoon(options.ReplayTilePeriod, cancellationToken);
    }

    private bool Pump()
    {
        found.Clear();
        var isDone = false;
        try
        {
            var worked = work.Pump(found, Outbox.Room);
            progressedAt = worked ? Instant.Now(clock.Time) : progressedAt;
            isDone = true;
            return worked;
        }
        finally
        {
            Outbox.Add(found);
            Outbox.Add(work.Analysis.TakeFlags());
            Outbox.Add(work.Analysis.TakeWeeks());
            TellOfShadows();
            if (!isDone)
            {
                // Order and analysis do not agree any more: nothing of this state is saved, the home begins again at its last snapshot.
                isAbandoned = true;
                DeactivateOnIdle();
            }
        }
    }

    private async Task SnapshotIfDueAsync(CancellationToken cancellationToken)
    {
        if (Outbox.IsEmpty && !isAbandoned && saved.IsDue(work))
        {
            await SnapshotAsync(cancellationToken);
        }
    }

    private async Task SnapshotAsync(CancellationToken cancellationToken)
    {
        switch (await saved.SaveAsync(work, cancellationToken))
        {
            case SnapshotOutcome.Superseded:
                AnalyticsMetrics.SnapshotConflicts.Add(1);
                LogSuperseded(home);
                DeactivateOnIdle();
                break;
            case SnapshotOutcome.Failed:
                LogNotSaved(saved.LastFault, home);
                break;
        }
    }
}
