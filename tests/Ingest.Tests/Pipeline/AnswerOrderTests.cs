using System.Collections.Concurrent;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Storage;
using CsCheck;

namespace AgeingMonitor.Ingest.Tests.Pipeline;

/// <summary>The one promise that kits rely on, under faults drawn at random: nothing is answered before it is stored and handed on, and what is sent again is answered in the end.</summary>
public sealed class AnswerOrderTests
{
    private static readonly KitId[] Kits = [.. Enumerable.Range(0, 4).Select(i => KitId.Derive($"kit {i}"))];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answer_RandomFaultsResendsAndOrder_NeverBeforeStoredAndHandedOn() =>
        await Gen.Select(Gen.Int[1, 40], Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[0, 30], Gen.Int).SampleAsync(
            async (packs, storeFailures, homeFailures, lostAnswers, seed) => await RunAsync(packs, storeFailures, homeFailures, lostAnswers, seed),
            iter: 40,
            threads: 1,
            seed: "0000KOIXIlCc");

    // Failures in percent of calls.
    private static async Task RunAsync(int packsOfKit, int storeFailures, int homeFailures, int lostAnswers, int seed)
    {
        var chance = new Random(seed);
        var gate = new Lock();
        bool Happens(int percent)
        {
            lock (gate)
            {
                return chance.Next(100) < percent;
            }
        }

        var tooEarly = new ConcurrentQueue<PackKey>();
        await using var harness = new PipelineHarness(options => options.ConcurrentWrites = 3);
        harness.Store.BeforeWrite = async _ =>
        {
            await Task.Yield();
            if (Happens(storeFailures))
            {
                throw new ObservationStoreException("down");
            }
        };
        harness.Homes.BeforeAccept = async (_, _) =>
        {
            await Task.Yield();
            if (Happens(homeFailures))
            {
                throw new TimeoutException("moving");
            }
        };
        harness.Link.OnAck = key =>
        {
            if (!harness.Store.Has(key) || !harness.Homes.Has(key))
            {
                tooEarly.Enqueue(key);
            }
        };
        Array.ForEach(Kits, kit => harness.Kits.Place(kit));
        var start = harness.Now;
        var open = Kits.SelectMany(kit => Enumerable.Range(1, packsOfKit).Select(i => TestPacks.New(kit, i, start, i % 7 == 0 ? Lane.Evt : Lane.Obs))).ToDictionary(pack => pack.Key);

        while (open.Count > 0)
        {
            // All that is not answered, shuffled, some of it twice.
            var turn = open.Values.Concat(open.Values.Where(_ => Happens(20))).ToArray();
            chance.Shuffle(turn);
            foreach (var pack in turn)
            {
                harness.Link.LosesAnswers = Happens(lostAnswers);
                await harness.SendAsync(pack);
            }

            harness.Link.LosesAnswers = false;
            await harness.WhileTimePassesAsync(SettleAsync(harness));
            while (harness.Link.TryNext(out var key))
            {
                open.Remove(key);
            }
        }

        Assert.Empty(tooEarly);
        Assert.Empty(harness.Quarantine.All);
        Assert.Equal(Kits.Length * packsOfKit, harness.Store.Keys.Count);
    }

    private static async Task<bool> SettleAsync(PipelineHarness harness)
    {
        await PipelineHarness.UntilAsync(() => harness.Pipeline.InHand == 0);
        return true;
    }
}
