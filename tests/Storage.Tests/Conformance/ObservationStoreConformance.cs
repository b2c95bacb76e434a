using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Storage.Tests.Conformance;

/// <summary>What every store promises. One class a store derives from it; each test has a kit of its own, so that tests may share a server.</summary>
public abstract partial class ObservationStoreConformance(IStoreFixture fixture)
{
    private readonly IObservationStore store = fixture.Store;
    private readonly KitId kit = KitId.New();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<WriteResult> WriteAsync(params Pack[] packs) => store.WriteAsync(packs, Cancel);

    private Task<List<StoredValue>> ReadAsync(SeriesKey series, TimeRange? range = null) => store.ReadAsync(series, range ?? TimeRange.Always, Cancel).ToListAsync();

    private Task<List<Pack>> ReadPacksAsync(long boot = 1, Lane lane = Lane.Obs, long after = 0) => store.ReadPacksAsync(kit, boot, lane, after, Cancel).ToListAsync();

    private Task<List<LedgerEntry>> ReadLedgerAsync(TimeRange? range = null) => store.ReadLedgerAsync(kit, range ?? TimeRange.Always, Cancel).ToListAsync();
}
