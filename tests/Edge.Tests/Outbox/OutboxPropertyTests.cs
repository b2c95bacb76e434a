using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Time;
using AgeingMonitor.Edge.Link;
using CsCheck;
using static AgeingMonitor.Edge.Tests.Outbox.OutboxSamples;

namespace AgeingMonitor.Edge.Tests.Outbox;

/// <summary>The outbox against a list in memory: what was kept comes out once, or is told as shed, whatever happens in between.</summary>
public sealed class OutboxPropertyTests
{
    private static readonly long Rounds = Environment.GetEnvironmentVariable("AGEING_LONG") == "1" ? 5000 : 15;

    [Fact]
    public void AnyLife_KeepsEverythingOnce_InOrder_WithoutGaps() =>
        Gen.Int[0, 10].Array[5, 60].Sample(steps => Live(steps, new OutboxOptions { MostInPack = 7 }, mayShed: false), iter: Rounds);

    [Fact]
    public void AnyLifeInLittleRoom_TellsWhatItSheds() =>
        Gen.Int[0, 10].Array[150, 400].Sample(steps => Live(steps, new OutboxOptions { MostInPack = 3, MostBytes = 16 * 1024 }, mayShed: true), iter: Rounds / 3);

    /// <summary>Each other pack is shed, so that the ranges do not merge, and what declares them is shed as well.</summary>
    [Fact]
    public void AHundredfoldOfWhatThereIsRoomFor_IsTold_OverManyRestarts()
    {
        using var root = new TemporaryFolder();
        var life = new OutboxLife(root.Path, new OutboxOptions { MostInPack = 3, MostBytes = 48 * 1024 });
        var random = new Random(7);
        for (var i = 0; i < (Rounds > 100 ? 6000 : 600); i++)
        {
            life.Do(random.Next(100) == 0 ? 9 : 11);
        }

        life.End();
        life.Check(mayShed: true);
        Assert.InRange(life.Ranges, 100, int.MaxValue);
    }

    private static void Live(int[] steps, OutboxOptions options, bool mayShed)
    {
        using var root = new TemporaryFolder();
        var life = new OutboxLife(root.Path, options);
        foreach (var step in steps)
        {
            life.Do(step);
        }

        life.End();
        life.Check(mayShed);
    }

    /// <summary>One life of an outbox and all that was sent in it.</summary>
    private sealed class OutboxLife(string root, OutboxOptions options)
    {
        private readonly Dictionary<PackNumber, string> sent = [];
        private readonly Dictionary<PackNumber, Pack> packs = [];
        private readonly List<PackNumber> open = [];
        private readonly HashSet<PackNumber> acknowledged = [];
        private readonly List<double> kept = [];
        private readonly Dictionary<PackKey, Instant> called = [];
        private KitOutbox outbox = Open(Path.Combine(root, "0"), options);
        private int folder;
        private long now;
        private double next;

        /// <summary>Ranges that the server was told of, each as often as it was.</summary>
        public int Ranges => packs.Values.Sum(pack => pack.Shed.Count);

        private int calls;

        public void Do(int step)
        {
            now += 7 * Second;
            switch (step)
            {
                case 0 or 1:
                    Keep(Known, TimeSpan.Zero);
                    break;
                case 2:
                    Keep(Known, TimeSpan.FromMinutes(1));
                    break;
                case 3:
                    Keep(KitTime.Unset, TimeSpan.Zero);
                    break;
                case 4:
                    outbox.Call(now);
                    calls++;
                    break;
                case 5 or 6:
                    Take();
                    break;
                case 7 or 8 when open.Count > 0:
                    Acknowledge(2);
                    break;
                case 9:
                    Crash();
                    break;
                case 10:
                    var number = outbox.CallUndated(now);
                    called[new PackKey(Kit, number.Boot, number.Lane, number.Sequence)] = Known.At(now);
                    calls++;
                    break;
                case 11:
                    now += 5 * Minute;
                    Keep(Known, TimeSpan.FromMinutes(5));
                    break;
            }
        }

        public void End()
        {
            Keep(Known, TimeSpan.Zero);
            while (Take())
            {
            }

            // Whatever is still to be told is told by packs that are not shed.
            for (var i = 0; i < 300 && (outbox.Figures.Packs > 0 || i < 5); i++)
            {
                Acknowledge(open.Count);
                now += 2 * Minute;
                outbox.Keep(Known, now, TimeSpan.Zero);
                while (Take())
                {
                }
            }

            outbox.Dispose();
        }

        public void Check(bool mayShed)
        {
            // What did not get through before a restart, and was shed after it, the server knows of as shed alone.
            foreach (var unheard in packs.Keys.Except(acknowledged).ToList())
            {
                packs.Remove(unheard);
            }

            var told = packs.Values.SelectMany(pack => pack.Shed).SelectMany(range =>
                Enumerable.Range((int)range.Range.First, (int)(range.Range.Last - range.Range.First + 1)).Select(number => new PackNumber(range.Boot, range.Lane, number))).ToHashSet();
            Assert.True(mayShed || told.Count == 0);
            Assert.Empty(told.Intersect(packs.Keys));
            Assert.Equal(outbox.Figures.ShedPacks, told.Count);
            foreach (var lane in packs.Keys.Concat(told).GroupBy(number => (number.Boot, number.Lane)))
            {
                Assert.Equal(Enumerable.Range(1, (int)lane.Max(number => number.Sequence)), lane.Select(number => (int)number.Sequence).Distinct().Order());
            }

            Assert.True(mayShed || calls == packs.Values.Count(pack => pack.Key.Lane == Lane.Evt && pack.Repeats is null));

            // Of the boot under way the dates are its publisher's to tell.
            foreach (var undated in packs.Values.Where(pack => pack.Clock.State == ClockState.Unset))
            {
                var dated = packs.Values.Where(pack => pack.Key.Boot == undated.Key.Boot && pack.Repeats == undated.Key.Sequence).ToList();
                Assert.True(dated.Count == (undated.Key.Boot == outbox.Boot ? 0 : 1) || (mayShed && dated.Count == 0), $"{dated.Count} dated forms");
                Assert.All(dated, pack => Assert.Equal(called[undated.Key], pack.Observations[0].MeasuredAt));
            }

            var observations = packs.Where(pack => pack.Key.Lane == Lane.Obs).OrderBy(pack => (pack.Key.Boot, pack.Key.Sequence)).SelectMany(pack => pack.Value.Observations).ToList();
            foreach (var series in observations.GroupBy(observation => observation.Sensor))
            {
                Assert.Equal(series.Count(), series.Select(observation => observation.MeasuredAt).Distinct().Count());
            }

            var values = observations.Select(observation => observation.Value.Number).ToList();
            Assert.Equal(values.Count, values.Distinct().Count());
            Assert.Subset(kept.ToHashSet(), values.ToHashSet());
            Assert.True(mayShed || kept.Count == values.Count);
        }

        private void Keep(KitTime time, TimeSpan packPeriod)
        {
            var readings = Enumerable.Range(0, 1 + ((int)(now / Second) % 3)).Select(i => i == 1 ? Vital(now + i, 40 + (next++ / 1000)) : Ordinary(now + i, next++ / 1000)).ToList();
            outbox.Keep(time, now + 3, packPeriod, readings);
            kept.AddRange(readings.Select(reading => reading.Value.Number));
        }

        private void Acknowledge(int count)
        {
            var got = open.Take(count).ToList();
            outbox.Acknowledge(got);
            acknowledged.UnionWith(got);
            open.RemoveRange(0, got.Count);
        }

        private bool Take()
        {
            if (open.Count >= 32 || outbox.Take(mayTakeObs: true) is not { } pack)
            {
                return false;
            }

            open.Add(pack.Number);
            var bytes = Convert.ToHexString(pack.Payload.Span);
            Assert.Equal(bytes, sent.GetValueOrDefault(pack.Number, bytes));
            sent[pack.Number] = bytes;
            packs[pack.Number] = pack.Decode();
            return true;
        }

        private void Crash()
        {
            var (from, to) = (Path.Combine(root, $"{folder}"), Path.Combine(root, $"{++folder}"));
            CopyAsCrashed(from, to);
            outbox.Dispose();
            outbox = Open(to, options);
            open.Clear();
        }
    }
}
