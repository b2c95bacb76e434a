using System.Diagnostics;
using System.Globalization;
using AgeingMonitor.Contracts.Packs;
using static AgeingMonitor.Edge.Tests.Outbox.OutboxSamples;

namespace AgeingMonitor.Edge.Tests.Outbox;

/// <summary>kill -9 at random instants of a real process, again and again on one outbox.</summary>
public sealed class OutboxKillTests
{
    private const int Seed = 20260301;
    private static readonly int Kills = Environment.GetEnvironmentVariable("AGEING_LONG") == "1" ? 500 : 2;

    [Fact]
    public async Task Kill_AtAnyInstant_EverythingKeptIsStoredOnce_NothingIsInvented_InOrder()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(Seed);
        var safe = new HashSet<double>();
        var first = 1000L;
        var events = 0;
        for (var i = 0; i < Kills; i++)
        {
            using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!)
            {
                RedirectStandardOutput = true,
                Environment = { [OutboxProcess.Folder] = folder.Path, [OutboxProcess.FirstValue] = first.ToString(CultureInfo.InvariantCulture) },
            })!;
            var (lines, patience) = (0, random.Next(1, 60));
            var value = first;
            while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                Assert.DoesNotContain("BAD", line, StringComparison.Ordinal);
                events += line == "e" ? 1 : 0;
                value = line.StartsWith("k ", StringComparison.Ordinal) ? long.Parse(line.AsSpan(2), CultureInfo.InvariantCulture) : value;
                if (++lines == patience)
                {
                    // Somewhere within the next few transactions.
                    Thread.SpinWait(random.Next(0, 2_000_000));
                    process.Kill();
                }
            }

            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(lines >= patience, "the process ended by itself");
            safe.UnionWith(Range(first + 1, value));
            first = value + 100;
        }

        var server = await File.ReadAllLinesAsync(Path.Combine(folder.Path, "server.txt"), TestContext.Current.CancellationToken);
        var packs = server.Where(line => line.EndsWith('.')).ToHashSet();
        using (var outbox = Open(folder.Path))
        {
            outbox.Keep(Known, (first + 1000) * Second, TimeSpan.Zero);
            packs.UnionWith(outbox.TakeAll().Select(OutboxProcess.Line));
            Assert.Equal((0L, 0L), (outbox.Figures.LostReadings, outbox.Figures.ShedPacks));
        }

        Check(packs, safe, events);
    }

    private static void Check(HashSet<string> lines, HashSet<double> safe, int events)
    {
        var packs = lines.Select(line => line.TrimEnd('.').Split(' ')).Select(words => PackDecoder.Decode(
            Kit, Enum.Parse<Lane>(words[1]), Convert.FromHexString(words[3]), "application/senml+cbor", SwitchedOn).Pack!).OrderBy(pack => (pack.Key.Boot, pack.Key.Sequence)).ToList();
        Assert.Equal(packs.Count, packs.Select(pack => pack.Key).Distinct().Count());
        foreach (var lane in packs.GroupBy(pack => (pack.Key.Boot, pack.Key.Lane)))
        {
            Assert.Equal(Enumerable.Range(1, lane.Count()), lane.Select(pack => (int)pack.Key.Sequence));
        }

        var calls = packs.Count(pack => pack.Key.Lane == Lane.Evt);
        Assert.InRange(calls, events, events + Kills);
        var observations = packs.Where(pack => pack.Key.Lane == Lane.Obs).SelectMany(pack => pack.Observations).ToList();
        var values = observations.ConvertAll(observation => observation.Value.Number);
        Assert.Equal(values.Count, values.Distinct().Count());
        Assert.Subset(values.ToHashSet(), safe);

        // At most the batch that was being kept when each process died is there besides.
        Assert.InRange(values.Count - safe.Count, 0, Kills * 5);
        Assert.All(observations, observation => Assert.Equal(Known.At((long)observation.Value.Number * Second), observation.MeasuredAt));
        foreach (var series in observations.GroupBy(observation => observation.Quantity))
        {
            var order = series.Select(observation => observation.Value.Number).ToList();
            Assert.True(order.SequenceEqual(order.Order()), series.Key.Code);
        }
    }

    private static IEnumerable<double> Range(long from, long to)
    {
        for (var value = from; value <= to; value++)
        {
            yield return value;
        }
    }
}
