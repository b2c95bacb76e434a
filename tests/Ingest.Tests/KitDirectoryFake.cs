using System.Collections.Concurrent;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Ingest.Tests;

/// <summary>A directory that knows what a test tells it, and can be down.</summary>
internal sealed class KitDirectoryFake : IKitDirectory
{
    private readonly ConcurrentDictionary<KitId, KitStanding> kits = new();

    public bool IsDown { get; set; }

    public void Place(KitId kit, HomeMode mode = HomeMode.Live, HomeId? home = null, TimeRange? during = null) =>
        kits[kit] = new KitStanding(kit, Revoked: false, [new KitPlace(home ?? HomeOf(kit), mode, during ?? TimeRange.Always)]);

    public void Revoke(KitId kit) => kits[kit] = kits[kit] with { Revoked = true };

    public void Refuse(KitId kit, string serial) => kits[kit] = kits[kit] with { RefusedCertificates = new HashSet<string> { serial } };

    public static HomeId HomeOf(KitId kit) => HomeId.Derive(kit.Value);

    public ValueTask<KitStanding?> FindAsync(KitId kit, CancellationToken cancellationToken) =>
        IsDown ? throw new CareDatabaseException("down") : ValueTask.FromResult(kits.GetValueOrDefault(kit));
}
