using System.Security.Cryptography;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Installation;

namespace AgeingMonitor.Dashboard.Tests.World;

/// <summary>Kits' words, walks and the signing key in memory.</summary>
internal sealed class MemoryInstallation(TimeProvider clock) : IKitStates, IWalkTests, IReportKey
{
    private readonly ECParameters key = Create();

    public Dictionary<KitId, ToldState> States { get; } = [];

    public List<WalkTest> Walks { get; } = [];

    public Task<bool> SaveAsync(KitId kit, KitState state, Instant receivedAt, CancellationToken cancellationToken)
    {
        States[kit] = new ToldState(state, receivedAt);
        return Task.FromResult(true);
    }

    Task<ToldState?> IKitStates.FindAsync(KitId kit, CancellationToken cancellationToken) => Task.FromResult(States.GetValueOrDefault(kit));

    public Task<WalkTest> BeginAsync(KitId kit, HomeId home, string installer, CancellationToken cancellationToken)
    {
        var known = Walks.Find(walk => walk.Kit == kit && walk.FinishedAt is null);
        if (known is null)
        {
            Walks.Add(known = new WalkTest(Guid.NewGuid(), kit, home, installer, Instant.Now(clock), null, null, []));
        }

        return Task.FromResult(known);
    }

    public Task<WalkTest?> BeginStepAsync(Guid walk, string step, CancellationToken cancellationToken) => Task.FromResult(Change(walk, one => one with
    {
        Attempts = [.. one.Attempts.Select(a => a.EndedAt is null ? a with { EndedAt = Instant.Now(clock), Result = StepResult.Failed } : a), new(one.Attempts.Count + 1, step, Instant.Now(clock), null, StepResult.Open, [], null)],
    }));

    public Task<WalkTest?> EndStepAsync(Guid walk, int attempt, StepResult result, IReadOnlyList<CommissionedValue> evidence, string? reason, CancellationToken cancellationToken) => Task.FromResult(Change(walk, one =>
        one.UnderWay?.Number == attempt ? one with { Attempts = [.. one.Attempts.SkipLast(1), one.UnderWay with { EndedAt = Instant.Now(clock), Result = result, Evidence = evidence, Reason = reason }] } : null));

    public Task<bool> FinishAsync(Guid walk, string? report, CancellationToken cancellationToken) =>
        Task.FromResult(Change(walk, one => one.FinishedAt is null ? one with { FinishedAt = Instant.Now(clock), Report = report } : null) is not null);

    public Task<WalkTest?> FindAsync(Guid walk, CancellationToken cancellationToken) => Task.FromResult(Walks.Find(one => one.Id == walk));

    public Task<IReadOnlyList<WalkTest>> ListAsync(KitId kit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<WalkTest>>([.. Walks.Where(walk => walk.Kit == kit).Reverse()]);

    public Task<ECDsa> OpenAsync(CancellationToken cancellationToken) => Task.FromResult(ECDsa.Create(key));

    private static ECParameters Create()
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return made.ExportParameters(includePrivateParameters: true);
    }

    private WalkTest? Change(Guid walk, Func<WalkTest, WalkTest?> change)
    {
        var index = Walks.FindIndex(one => one.Id == walk && one.FinishedAt is null);
        if (index < 0 || change(Walks[index]) is not { } changed)
        {
            return null;
        }

        return Walks[index] = changed;
    }
}
