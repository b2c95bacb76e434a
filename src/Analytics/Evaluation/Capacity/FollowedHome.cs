using AgeingMonitor.Contracts.Capacity;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Laboratory;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Analytics.Evaluation.Capacity;

/// <summary>The weeks of one home, in order.</summary>
internal sealed record FollowedHome(IReadOnlyList<CapacityWeek> Weeks)
{
    /// <summary>The homes of a recording.</summary>
    public static async Task<IReadOnlyList<FollowedHome>> AllOfAsync(RecordedPacks packs, CancellationToken cancellationToken)
    {
        var player = new InProcessPlayer(packs.Homes, new DetectionOptions());
        await foreach (var pack in packs.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            player.Play(pack);
        }

        return [.. player.Weeks.GroupBy(week => week.Home).OrderBy(of => of.Key.Value, StringComparer.Ordinal).Select(of => new FollowedHome([.. of]))];
    }

    /// <summary>A simulated home.</summary>
    public static FollowedHome Of(LaboratoryHome home, CancellationToken cancellationToken)
    {
        var player = new InProcessPlayer([home.Plan], new DetectionOptions());
        foreach (var pack in home.Packs.Select(taped => taped.Pack).Where(pack => pack.Key.Lane != Lane.Tick))
        {
            cancellationToken.ThrowIfCancellationRequested();
            player.Play(pack);
        }

        return new FollowedHome([.. player.Weeks]);
    }

    /// <summary>The readings of a measure, a week each; null where the home has none of it.</summary>
    public IEnumerable<CapacityReading?> Of(CapacityMeasure measure) => Weeks.Select(week => week.Readings.FirstOrDefault(reading => reading.Measure == measure.Code));

    /// <summary>The weeks, from 0, in which a change was called that was not called the week before.</summary>
    public IEnumerable<int> CallsOf(CapacityMeasure measure)
    {
        var isCalled = false;
        foreach (var (week, reading) in Of(measure).Index())
        {
            // A week without a value neither begins a change nor ends it.
            var now = reading?.Trend?.IsChange ?? isCalled;
            if (now && !isCalled)
            {
                yield return week;
            }

            isCalled = now;
        }
    }
}
