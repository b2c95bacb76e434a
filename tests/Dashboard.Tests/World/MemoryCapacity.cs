using AgeingMonitor.Care;
using AgeingMonitor.Care.Capacity;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Capacity;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Dashboard.Tests.World;

/// <summary>Assessments and weeks in memory, under the rules of the real store.</summary>
internal sealed class MemoryCapacity(TimeProvider clock) : ICapacityAssessments, ICapacityWeeks
{
    private readonly Lock gate = new();
    private readonly List<CapacityEntry> entries = [];

    public List<CapacityWeek> Weeks { get; } = [];

    /// <summary>While set, nothing is saved.</summary>
    public CareDatabaseException? Trouble { get; set; }

    public IReadOnlyList<CapacityEntry> Entries
    {
        get
        {
            lock (gate)
            {
                return [.. entries];
            }
        }
    }

    public Task<CapacityAnswer> AddAsync(CapacityEntry entry, CancellationToken cancellationToken)
    {
        if (Trouble is { } trouble)
        {
            return Task.FromException<CapacityAnswer>(trouble);
        }

        Assert.Empty(entry.StepOne.Check());
        lock (gate)
        {
            var known = entries.Where(e => e.Assessment == entry.Assessment).ToArray();
            if (known.Length == 0 ? entry.Version != 1 : known[0].Resident != entry.Resident)
            {
                return Task.FromResult(CapacityAnswer.Unknown);
            }

            if (known.Length >= entry.Version)
            {
                return Task.FromResult(known[^1].Version == entry.Version && known[^1].StepOne.SaysTheSame(entry.StepOne) ? CapacityAnswer.Repeated : CapacityAnswer.Outdated);
            }

            entries.Add(entry with { SavedAt = Instant.Now(clock) });
            return Task.FromResult(CapacityAnswer.Saved);
        }
    }

    public Task<IReadOnlyList<CapacityAssessment>> ListAsync(ResidentId resident, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CapacityAssessment>>([.. Entries.Where(e => e.Resident == resident).GroupBy(e => e.Assessment).Select(of => new CapacityAssessment(of.Key, resident, [.. of])).OrderByDescending(one => one.Latest.StepOne.AssessedOn)]);

    public async Task<IReadOnlyDictionary<ResidentId, StepOne>> LatestAsync(IReadOnlyCollection<ResidentId> residents, CancellationToken cancellationToken)
    {
        var latest = new Dictionary<ResidentId, StepOne>();
        foreach (var resident in residents)
        {
            if ((await ListAsync(resident, cancellationToken)).FirstOrDefault(one => one.Stands && one.Latest.StepOne.IsDone) is { } one)
            {
                latest[resident] = one.Latest.StepOne;
            }
        }

        return latest;
    }

    public Task AddAsync(CapacityWeek week, CancellationToken cancellationToken)
    {
        Weeks.Add(week);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<CapacityWeek>> ListAsync(HomeId home, AlertSubject subject, DateOnly from, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<CapacityWeek>>([.. Weeks.Where(week => week.Home == home && week.Subject == subject && week.Monday >= from).OrderBy(week => week.Monday)]);
}
