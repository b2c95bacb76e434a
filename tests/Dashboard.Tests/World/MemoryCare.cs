using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Dashboard.Tests.World;

/// <summary>A care database in memory: homes, names, teams, looks. Alerts are in the other half.</summary>
internal sealed partial class MemoryCare(TimeProvider clock) : IHomeDirectory, INameDirectory, ITeamAccess, IAccessLog, IAlertJournal, IDailyList, IKitDirectory, IProvisioning
{
    private readonly Lock gate = new();

    public List<HomePlan> Plans { get; } = [];

    public Dictionary<HomeId, string> Labels { get; } = [];

    public Dictionary<ResidentId, ResidentIdentity> Identities { get; } = [];

    public Dictionary<string, string> UserNames { get; } = [];

    public List<(string User, TeamMembership Membership)> Memberships { get; } = [];

    public List<DayFlag> Flags { get; } = [];

    public List<ResidentAccess> Looks { get; } = [];

    public Exception? LookTrouble { get; set; }

    public ValueTask<HomePlan?> FindAsync(HomeId home, CancellationToken cancellationToken) => ValueTask.FromResult(Plans.FirstOrDefault(p => p.Home == home));

    /// <summary>Kits of <see cref="SpareTeam"/> that are known and stand nowhere.</summary>
    public List<KitId> SpareKits { get; } = [];

    public CareTeamId? SpareTeam { get; set; } = Homes.TeamA;

    public ValueTask<KitStanding?> FindAsync(KitId kit, CancellationToken cancellationToken) => ValueTask.FromResult(
        Plans.Find(p => p.Kits.Any(k => k.Kit == kit)) is { } plan ? new KitStanding(kit, Revoked: false, [.. plan.Kits.Where(k => k.Kit == kit).Select(k => new KitPlace(plan.Home, plan.Mode, k.During))])
        : SpareKits.Contains(kit) ? new KitStanding(kit, Revoked: false, []) { Team = SpareTeam } : null);

    public Task EnsureTeamAsync(CareTeamId team, string name, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyDictionary<CareTeamId, string>> ListTeamsAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyDictionary<CareTeamId, string>>(new Dictionary<CareTeamId, string>());

    public async Task<HomePlan?> ChangeHomeAsync(HomeId home, Func<HomePlan, HomePlan?> change, CancellationToken cancellationToken)
    {
        if (Plans.Find(p => p.Home == home) is not { } present || change(present) is not { } wanted)
        {
            return null;
        }

        await EnsureHomeAsync(wanted, new Dictionary<ResidentId, ResidentIdentity>(), null, cancellationToken);
        return wanted;
    }

    public Task RevokeKitAsync(KitId kit, string reason, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task EnsureHomeAsync(HomePlan plan, IReadOnlyDictionary<ResidentId, ResidentIdentity> identities, string? homeLabel, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            Plans.RemoveAll(p => p.Home == plan.Home);
            Plans.Add(plan);
            Labels[plan.Home] = homeLabel ?? Labels.GetValueOrDefault(plan.Home, string.Empty);
            foreach (var (resident, identity) in identities)
            {
                Identities[resident] = identity;
            }
        }

        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<HomeId>> ListAsync(IReadOnlyCollection<HomeMode> modes, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<HomeId>>([.. Plans.Where(p => modes.Contains(p.Mode)).Select(p => p.Home)]);

    Task<IReadOnlyList<HomePlan>> IHomeDirectory.ListOfTeamAsync(CareTeamId team, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<HomePlan>>([.. Plans.Where(p => p.CareTeam == team)]);
        }
    }

    Task<IReadOnlyList<HomeNames>> INameDirectory.ListOfTeamAsync(CareTeamId team, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<HomeNames>>([.. Plans.Where(p => p.CareTeam == team).Select(NamesOf)]);
        }
    }

    public Task<bool> AddAsync(DayFlag flag, CancellationToken cancellationToken)
    {
        Flags.Add(flag);
        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<DayFlag>> ListAsync(CareTeamId team, TimeRange endsWithin, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DayFlag>>([.. Flags.Where(f => Plans.Any(p => p.Home == f.Home && p.CareTeam == team) && f.During.To > endsWithin.From && f.During.To <= endsWithin.To)]);

    public Task<HomeNames?> FindHomeAsync(HomeId home, CancellationToken cancellationToken) =>
        Task.FromResult(Plans.FirstOrDefault(p => p.Home == home) is { } plan ? NamesOf(plan) : null);

    public Task<ResidentIdentity?> FindResidentAsync(ResidentId resident, CancellationToken cancellationToken) => Task.FromResult(Identities.GetValueOrDefault(resident));

    public Task<IReadOnlyDictionary<string, string>> NamesOfUsersAsync(IReadOnlyCollection<string> userIds, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(UserNames.Where(u => userIds.Contains(u.Key)).ToDictionary());

    public ValueTask<IReadOnlyList<TeamMembership>> TeamsOfAsync(string userId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return ValueTask.FromResult<IReadOnlyList<TeamMembership>>([.. Memberships.Where(m => m.User == userId).Select(m => m.Membership)]);
        }
    }

    public async ValueTask<bool> MaySeeTeamAsync(string userId, CareTeamId team, CancellationToken cancellationToken) =>
        (await TeamsOfAsync(userId, cancellationToken)).Any(m => m.Team == team);

    public async ValueTask<bool> MaySeeHomeAsync(string userId, HomeId home, CancellationToken cancellationToken) =>
        Plans.FirstOrDefault(p => p.Home == home) is { } plan && await MaySeeTeamAsync(userId, plan.CareTeam, cancellationToken);

    public async Task<bool> MaySeeResidentAsync(string userId, ResidentId resident, CancellationToken cancellationToken)
    {
        var teams = await TeamsOfAsync(userId, cancellationToken);
        return Plans.Any(p => teams.Any(t => t.Team == p.CareTeam) && p.Residents.Any(r => r.Resident == resident && (p.Mode == HomeMode.Replay || r.During.Contains(Instant.Now(clock)))));
    }

    public Task RecordAsync(string userId, ResidentId resident, string page, CancellationToken cancellationToken) => RecordAsync(userId, [resident], page, cancellationToken);

    public Task RecordAsync(string userId, IReadOnlyCollection<ResidentId> residents, string page, CancellationToken cancellationToken)
    {
        if (LookTrouble is { } trouble)
        {
            return Task.FromException(trouble);
        }

        Looks.AddRange(residents.Select(resident => new ResidentAccess(userId, resident, page, Instant.Now(clock))));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ResidentAccess>> ListAsync(ResidentId resident, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ResidentAccess>>([.. Looks.Where(l => l.Resident == resident).Take(limit)]);

    public void EndMembership(string user)
    {
        lock (gate)
        {
            Memberships.RemoveAll(m => m.User == user);
        }
    }

    public void MoveHome(HomeId home, CareTeamId team)
    {
        lock (gate)
        {
            var index = Plans.FindIndex(p => p.Home == home);
            Plans[index] = Plans[index] with { CareTeam = team };
        }
    }

    private HomeNames NamesOf(HomePlan plan) => new(
        plan.Home,
        Labels.GetValueOrDefault(plan.Home),
        [.. plan.Residents.Where(r => Identities.ContainsKey(r.Resident)).Select(r => KeyValuePair.Create(r.Resident, Identities[r.Resident]))]);
}
