using AgeingMonitor.Analytics.Cluster.Interfaces;
using Orleans.Concurrency;

namespace AgeingMonitor.Dashboard.Tests.World;

/// <summary>A team's live view that can be lost and begin a new epoch.</summary>
internal sealed class FakeTeamGrain : ICareTeamGrain
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, HomeTile> tiles = [];
    private readonly Dictionary<string, AlertCard> alerts = [];
    private readonly List<TeamDelta> deltas = [];
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long number;

    public Guid Epoch { get; private set; } = Guid.NewGuid();

    /// <summary>While set, every call fails with it.</summary>
    public Exception? Trouble { get; private set; }

    public int Waits { get; private set; }

    public void Break(Exception trouble)
    {
        lock (gate)
        {
            Trouble = trouble;
            Wake();
        }
    }

    public void Mend()
    {
        lock (gate)
        {
            Trouble = null;
        }
    }

    /// <summary>As after the loss of its silo: what it knew by number is gone.</summary>
    public void BeginEpoch()
    {
        lock (gate)
        {
            Epoch = Guid.NewGuid();
            number = 0;
            deltas.Clear();
            Wake();
        }
    }

    public void Publish(HomeTile tile) => Publish(new TeamChange(tile, null));

    public void Publish(AlertCard alert) => Publish(new TeamChange(null, alert));

    public Task PublishAsync(Immutable<TeamChange[]> changes)
    {
        Array.ForEach(changes.Value, Publish);
        return Task.CompletedTask;
    }

    public Task<TeamSnapshot> GetSnapshotAsync()
    {
        lock (gate)
        {
            return Trouble is { } trouble
                ? Task.FromException<TeamSnapshot>(trouble)
                : Task.FromResult(new TeamSnapshot(Epoch, number, [.. tiles.Values], [.. alerts.Values]));
        }
    }

    public async Task<TeamDeltas> WaitAsync(Guid epoch, long after, TimeSpan patience)
    {
        Task signal;
        lock (gate)
        {
            Waits++;
            if (Answer(epoch, after) is { } answer)
            {
                return answer;
            }

            signal = changed.Task;
        }

        await Task.WhenAny(signal, Task.Delay(patience));
        lock (gate)
        {
            return Answer(epoch, after) ?? new TeamDeltas(false, []);
        }
    }

    private TeamDeltas? Answer(Guid epoch, long after)
    {
        if (Trouble is { } trouble)
        {
            throw trouble;
        }

        if (epoch != Epoch)
        {
            return new TeamDeltas(true, []);
        }

        var found = deltas.Where(d => d.Number > after).ToArray();
        return found.Length > 0 ? new TeamDeltas(false, found) : null;
    }

    private void Publish(TeamChange change)
    {
        lock (gate)
        {
            deltas.Add(new TeamDelta(++number, change));
            if (change.Tile is { } tile)
            {
                tiles[tile.Home] = tile;
            }

            if (change.Alert is { State: Contracts.Alerts.AlertState.Resolved } closed)
            {
                alerts.Remove(closed.Id);
            }
            else if (change.Alert is { } alert)
            {
                alerts[alert.Id] = alert;
            }

            Wake();
        }
    }

    private void Wake()
    {
        changed.TrySetResult();
        changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
