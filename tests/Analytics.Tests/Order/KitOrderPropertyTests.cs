using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Contracts.Packs;
using CsCheck;

namespace AgeingMonitor.Analytics.Tests.Order;

public sealed class KitOrderPropertyTests
{
    private const string Seed = "0N0XIzNsQ0O2";
    private static readonly Gen<int> Seeds = Gen.Int[0, int.MaxValue];

    [Fact]
    public void Offer_AnyOrderAndRepeats_GivesTheKitsOneOrder() =>
        Seeds.Sample(
            seed =>
            {
                var history = KitHistory.Make(seed);
                var order = new KitOrder(KitPosition.Start, new());

                var given = Deliver(order, ShuffleWithRepeats(history.Sent, seed));

                Assert.Equal(history.Expected, given);
                Assert.Equal(0, order.Buffered);
            },
            seed: Seed,
            iter: 3_000);

    [Fact]
    public void Offer_CutAnywhereAndDeliveredAgain_GoesOnWhereItStood() =>
        Seeds.Sample(
            seed =>
            {
                var random = new Random(seed);
                var history = KitHistory.Make(seed);
                var position = KitPosition.Start;
                var given = new List<PackKey>();
                for (var life = 0; life < 3; life++)
                {
                    var order = new KitOrder(position, new());
                    var packs = ShuffleWithRepeats(history.Sent, seed + life);
                    given.AddRange(Deliver(order, packs.Take(life == 2 ? packs.Count : random.Next(packs.Count))));
                    position = order.Position;
                }

                Assert.Equal(history.Expected, given);
            },
            seed: Seed,
            iter: 2_000);

    [Fact]
    public void Offer_MoreThanFits_ComesOutAfterCatchUpFromTheLedger() =>
        Seeds.Sample(
            seed =>
            {
                var history = KitHistory.Make(seed);
                var order = new KitOrder(KitPosition.Start, new() { BufferedPacks = 3 });
                var given = new List<PackKey>();
                var ledger = new List<Pack>();
                foreach (var pack in ShuffleWithRepeats(history.Sent, seed))
                {
                    ledger.Add(pack);
                    given.AddRange(Deliver(order, [pack]));
                    Assert.InRange(order.Buffered, 0, 6);
                }

                CatchUp(order, ledger, given);

                Assert.Equal(history.Expected, given);
            },
            seed: Seed,
            iter: 2_000);

    [Fact]
    public void Offer_BootsThatDoNotSayWhereTheyEnd_FollowInOrderOfNumbers() =>
        Seeds.Sample(
            seed =>
            {
                var history = KitHistory.Make(seed, withShedding: false, saysWhereBootsEnd: false);
                var order = new KitOrder(KitPosition.Start, new());

                var given = Deliver(order, history.Sent.SelectMany(pack => new[] { pack, pack }));

                Assert.Equal(history.Expected, given);
            },
            seed: Seed,
            iter: 1_000);

    private static List<PackKey> Deliver(KitOrder order, IEnumerable<Pack> packs)
    {
        var given = new List<PackKey>();
        foreach (var pack in packs)
        {
            order.Offer(pack);
            while (order.TryNext(out var next))
            {
                given.Add(next.Key);
            }
        }

        return given;
    }

    private static void CatchUp(KitOrder order, List<Pack> ledger, List<PackKey> given)
    {
        KitPosition before;
        do
        {
            before = order.Position;
            order.BeginCatchUp();
            given.AddRange(Deliver(order, ledger.OrderBy(pack => pack.Key.Boot).ThenBy(pack => pack.Key.Sequence)));
        }
        while (order.Position != before);
    }

    private static List<Pack> ShuffleWithRepeats(List<Pack> packs, int seed)
    {
        var random = new Random(seed ^ 0x5EED);
        var shuffled = packs.Concat(packs.Where(_ => random.Next(3) == 0)).ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled];
    }
}
