using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Time;
using AgeingMonitor.Edge.Link;
using static AgeingMonitor.Edge.Tests.Outbox.OutboxSamples;

namespace AgeingMonitor.Edge.Tests.Outbox;

/// <summary>The n-th write, truncation or fsync of a session fails, for every n: nothing that was kept is lost or doubled, alarms leave, and the kit goes on.</summary>
public sealed class FailingDiskTests
{
    /// <summary>Whether it fails once, or stays broken or full for a while; the end of a while may fall anywhere.</summary>
    public static TheoryData<int, bool> Kinds => IsLong ? new() { { 1, false }, { 1, true }, { 25, true }, { 25, false } } : new() { { 1, false }, { 25, true } };

    private static bool IsLong => Environment.GetEnvironmentVariable("AGEING_LONG") == "1";

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Session_TheNthCallFails_NothingKeptIsLost(int length, bool isFull)
    {
        // Every n in a long run; a share of them otherwise.
        var step = IsLong ? 1 : length == 1 ? 5 : 25;
        for (var n = 1; ; n += step)
        {
            using var folder = new TemporaryFolder();
            var plan = new FailingDisk.Plan(n, n + length - 1, isFull);
            try
            {
                new Session(folder.Path, plan).Run();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                throw new InvalidOperationException($"n = {n}", e);
            }

            if (plan.Calls < n)
            {
                Assert.True(n > 40, $"a session of {plan.Calls} calls tests nothing");
                return;
            }
        }
    }

    private sealed class Session(string folder, FailingDisk.Plan plan)
    {
        private readonly List<Reading> held = [];
        private readonly HashSet<double> measured = [];
        private readonly HashSet<double> safe = [];
        private readonly Dictionary<PackNumber, string> server = [];
        private readonly List<OutgoingPack> received = [];
        private int calls;
        private double next;
        private long now;
        private long last;

        public void Run()
        {
            FailingDisk.Armed = plan;
            try
            {
                var outbox = OpenPatiently();
                for (var i = 0; i < 8; i++)
                {
                    Step(outbox, i);
                }

                // A crash while the disk may still be failing.
                var crashed = folder + "-crashed";
                CopyAsCrashed(folder, crashed);
                outbox.Dispose();
                Directory.Delete(folder, recursive: true);
                Directory.Move(crashed, folder);
                held.Clear();
                outbox = OpenPatiently();
                for (var i = 0; i < 3; i++)
                {
                    Step(outbox, i);
                }

                FailingDisk.Armed = null;
                Keep(outbox);
                Assert.Empty(held);
                Send(outbox);
                Assert.Equal((0, 0), (outbox.Figures.Packs, outbox.Figures.Untaken));
                outbox.Dispose();
            }
            finally
            {
                FailingDisk.Armed = null;
            }

            Check();
        }

        private KitOutbox OpenPatiently()
        {
            while (true)
            {
                try
                {
                    var outbox = Open(folder);
                    last = Math.Max(last, outbox.Figures.LastReading);
                    return outbox;
                }
                catch (OutboxFaultException)
                {
                    // The program ends and is started again.
                }
            }
        }

        private void Step(KitOutbox outbox, int i)
        {
            now += Second;
            var reading = Ordinary(now, next++ / 1000) with { Number = ++last };
            measured.Add(reading.Value.Number);
            held.Add(reading);
            if (i % 3 == 1)
            {
                outbox.Call(now);
                calls++;
                var first = outbox.Take(mayTakeObs: true);
                Assert.Equal(Lane.Evt, Assert.IsType<OutgoingPack>(first).Number.Lane);
                Receive(outbox, first);
            }

            Keep(outbox);
            if (i % 2 == 0)
            {
                Send(outbox);
            }
        }

        private void Keep(KitOutbox outbox)
        {
            try
            {
                // What could not be kept waits in memory, and is kept with what came meanwhile.
                outbox.Commit(held, now < 4 * Second ? KitTime.Unset : Known, now, TimeSpan.Zero);
                safe.UnionWith(held.Select(reading => reading.Value.Number));
                held.Clear();
            }
            catch (OutboxFaultException)
            {
                Assert.True(outbox.IsFaulty);
            }
        }

        private void Send(KitOutbox outbox)
        {
            foreach (var pack in outbox.TakeAll())
            {
                Receive(outbox, pack);
            }
        }

        private void Receive(KitOutbox outbox, OutgoingPack pack)
        {
            var bytes = Convert.ToHexString(pack.Payload.Span);
            if (!server.TryAdd(pack.Number, bytes))
            {
                Assert.Equal(server[pack.Number], bytes);
            }
            else
            {
                received.Add(pack);
            }

            outbox.Acknowledge([pack.Number]);
        }

        private void Check()
        {
            var packs = received.ConvertAll(pack => pack.Decode());
            var values = packs.Where(pack => pack.Key.Lane == Lane.Obs).SelectMany(pack => pack.Observations).Select(observation => observation.Value.Number).ToList();
            Assert.Equal(values.Count, values.Distinct().Count());
            Assert.True(safe.IsSubsetOf(values), $"lost {string.Join(' ', safe.Except(values))}");
            Assert.Subset(measured, values.ToHashSet());
            Assert.Equal(calls, packs.Count(pack => pack.Key.Lane == Lane.Evt));
            Assert.Empty(packs.SelectMany(pack => pack.Shed));
            foreach (var lane in packs.GroupBy(pack => (pack.Key.Boot, pack.Key.Lane)))
            {
                Assert.Equal(Enumerable.Range(1, lane.Count()), lane.Select(pack => (int)pack.Key.Sequence).Order());
            }
        }
    }
}
