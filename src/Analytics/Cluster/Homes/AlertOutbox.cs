using AgeingMonitor.Analytics.Cluster.Alerts;
using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Capacity;
using AgeingMonitor.Contracts.Flags;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Analytics.Cluster.Homes;

/// <summary>
/// A home's alerts, and after them what calls nobody (entries of the daily list, weeks of intrinsic capacity), on their way to the care database, oldest first. What is found in order waits here until it is saved, and no snapshot is taken before: a home that dies finds
/// it again. What is raised at once is saved before the caller hears of it.
/// </summary>
internal sealed partial class AlertOutbox(IAlertJournal journal, IDailyList list, ICapacityWeeks weekly, Action<AlertCard> publish, AnalyticsClock clock, int capacity, ILogger logger) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private const int MostListed = 1_000;

    private readonly Queue<AlertDraft> waiting = [];
    private readonly Queue<Func<CancellationToken, Task>> listed = [];
    private readonly SemaphoreSlim turn = new(1);
    private bool isFailing;
    private bool isListFailing;
    private long listTriedAt;

    public bool IsEmpty => waiting.Count + listed.Count == 0;

    /// <summary>How many more may wait.</summary>
    public int Room => Math.Max(0, capacity - waiting.Count);

    public void Add(IEnumerable<AlertDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            waiting.Enqueue(draft);
        }
    }

    public void Add(IEnumerable<DayFlag> flags)
    {
        foreach (var flag in flags)
        {
            listed.Enqueue(cancellationToken => list.AddAsync(flag, cancellationToken));
        }
    }

    public void Add(IEnumerable<CapacityWeek> weeks)
    {
        foreach (var week in weeks)
        {
            listed.Enqueue(cancellationToken => weekly.AddAsync(week, cancellationToken));
        }
    }

    /// <summary>Saves an alert, or what has become of it, now.</summary>
    public async Task RaiseNowAsync(AlertDraft draft, CancellationToken cancellationToken)
    {
        var outcome = await journal.RaiseAsync(draft, cancellationToken);
        if (outcome == RaiseOutcome.New)
        {
            // A fall may be new and confirmed in one pack.
            AnalyticsMetrics.Raised.Add(1, new KeyValuePair<string, object?>("rule", draft.Rule));
            LogRaised(draft.Id, draft.Rule);
        }

        if (outcome == RaiseOutcome.New && draft.Development is null)
        {
            publish(AlertCards.Of(draft));
        }
        else if (await journal.FindAsync(draft.Id, cancellationToken) is { } known)
        {
            // As it stands with what has become of it; and whoever saved it may have died before telling the team.
            publish(AlertCards.Of(known));
        }
    }

    /// <summary>Saves what waits; false when the care database does not take an alert now.</summary>
    public async Task<bool> TryFlushAsync(CancellationToken cancellationToken)
    {
        if (IsEmpty)
        {
            return true;
        }

        await turn.WaitAsync(cancellationToken);
        try
        {
            while (waiting.TryPeek(out var draft))
            {
                await RaiseNowAsync(draft, cancellationToken);
                waiting.Dequeue();
            }

            await TryFlushListAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The draft stays first in the queue, and the home's snapshot stays before it.
            AnalyticsMetrics.AlertFaults.Add(1);
            if (!isFailing)
            {
                isFailing = true;
                LogFailing(e, waiting.Count);
            }

            return false;
        }
        finally
        {
            turn.Release();
        }

        if (isFailing)
        {
            isFailing = false;
            LogMended();
        }

        return true;
    }

    /// <summary>
    /// Saves entries of the daily list and weeks. They call nobody, and while they cannot be saved nothing else waits for them but the snapshot, by which they would be lost. Beyond <see cref="MostListed"/> the oldest are given up and counted.
    /// </summary>
    private async Task TryFlushListAsync(CancellationToken cancellationToken)
    {
        if (listed.Count == 0 || (isListFailing && clock.Time.GetElapsedTime(listTriedAt) < LongestPause))
        {
            return;
        }

        try
        {
            listTriedAt = clock.Time.GetTimestamp();
            while (listed.TryPeek(out var save))
            {
                await save(cancellationToken);
                listed.Dequeue();
            }

            isListFailing = false;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            AnalyticsMetrics.AlertFaults.Add(1);
            if (!isListFailing)
            {
                isListFailing = true;
                LogListFailing(e, listed.Count);
            }

            while (listed.Count > MostListed)
            {
                listed.Dequeue();
                AnalyticsMetrics.ListLost.Add(1);
            }
        }
    }

    /// <summary>Saves what waits, trying again with growing pauses until it is saved.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; !await TryFlushAsync(cancellationToken); pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            await Task.Delay(pause, clock.Time, cancellationToken);
        }
    }

    public void Dispose() => turn.Dispose();
}
