using System.Globalization;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Tests.Outbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgeingMonitor.Edge.Tests.Running;

/// <summary>What a kit that was killed again and again has captured and kept, life by life, against what the server holds of it.</summary>
internal sealed class CountedLives(KitId kit, string folder)
{
    private const string Door = """{"name":"door","driver":"contact","options":{"pin":5}}""";
    private const string Button = """{"name":"button","driver":"help-button","options":{"pin":22,"lamp-pin":18}}""";

    /// <summary>What the sensors of a life have given, by boot and address.</summary>
    private readonly Dictionary<(long Boot, int Address), List<int>> captured = [];
    private readonly Dictionary<long, (int Presses, int Moves)> done = [];

    /// <summary>What lay in the outbox when a process was dead.</summary>
    private readonly Dictionary<PackKey, Pack> kept = [];

    /// <summary>Readings that the sensors have given.</summary>
    public int Captured => captured.Values.Sum(words => words.Count);

    /// <summary>Packs that lay in the outbox when the process died, all deaths together.</summary>
    public int Kept => kept.Count;

    /// <summary>Processes that died before they began a boot.</summary>
    public int DiedEarly { get; private set; }

    /// <summary>The configuration of the counted home.</summary>
    public static string Configuration { get; } = $"{{\"version\":1,\"sensors\":[{string.Join(',', Enumerable.Range(0x10, 6).Select(Thermometer))},{Door},{Button}]}}";

    /// <summary>Whether a sensor of that life has given something.</summary>
    public bool HasMeasured(int life) => new FileInfo(LogOf(life)) is { Exists: true, Length: > 0 };

    /// <summary>Takes down what a life that is over has captured, and what its outbox holds, from a copy of its files.</summary>
    public void Note(int life, long? boot, string copy)
    {
        var log = LogOf(life);
        var lines = File.Exists(log) ? File.ReadAllLines(log) : [];
        var words = lines.Where(line => line.StartsWith('s')).Select(line => line.Split(' ')).ToList();
        if (boot is not { } number)
        {
            Assert.Empty(words);
            DiedEarly++;
        }
        else
        {
            done[number] = (lines.Count(line => line == "p"), lines.Count(line => line == "d"));
            foreach (var word in words)
            {
                var key = (number, int.Parse(word[1], CultureInfo.InvariantCulture));
                (captured.TryGetValue(key, out var list) ? list : captured[key] = []).Add(int.Parse(word[2], CultureInfo.InvariantCulture));
            }
        }

        if (File.Exists(Path.Combine(folder, "outbox.db")))
        {
            OutboxSamples.CopyAsCrashed(folder, copy);
            using (var outbox = KitOutbox.Open(copy, kit, new OutboxOptions(), OutboxSamples.Machine, NullLogger.Instance))
            {
                foreach (var pack in outbox.TakeAll().Select(pack => PackDecoder.Decode(kit, pack.Number.Lane, pack.Payload, pack.ContentType, OutboxSamples.SwitchedOn).Pack!).Where(pack => pack.Key.Boot < outbox.Boot))
                {
                    // A pack that was sealed with these numbers keeps its content, whoever seals it.
                    Assert.Equal(Content(kept.TryAdd(pack.Key, pack) ? pack : kept[pack.Key]), Content(pack));
                }
            }

            Directory.Delete(copy, recursive: true);
        }
    }

    /// <summary>Holds what the server has against it; how many readings of the thermometers are stored.</summary>
    public int Check(IReadOnlyList<Pack> stored, long lastBoot)
    {
        CheckNumbers(stored, lastBoot);
        var byKey = stored.ToDictionary(pack => pack.Key);
        Assert.All(kept, pack => Assert.Equal(Content(pack.Value), Content(byKey[pack.Key])));
        var count = 0;
        foreach (var address in captured.Keys.Select(key => key.Address).Distinct())
        {
            var before = long.MinValue;
            foreach (var boot in stored.Select(pack => pack.Key.Boot).Distinct().Order())
            {
                var series = stored.Where(pack => pack.Key.Boot == boot && pack.Key.Lane == Lane.Obs).OrderBy(pack => pack.Key.Sequence).SelectMany(pack => pack.Observations)
                    .Where(observation => observation.Sensor.Value == Name(address) && observation.Quantity == Quantities.SkinTemperature).ToList();
                var given = captured.GetValueOrDefault((boot, address), []);

                // Nothing invented, nothing twice, nothing missing in between, in order: what a process gave, up to some point.
                Assert.Equal(given.Take(series.Count), series.Select(observation => (int)Math.Round((observation.Value.Number + 273.15) / 0.02)));
                foreach (var observation in series)
                {
                    Assert.True(observation.MeasuredAt.Microseconds > before, $"{observation} of boot {boot} is not after {before}");
                    before = observation.MeasuredAt.Microseconds;
                }

                count += series.Count;
            }
        }

        foreach (var (boot, (presses, moves)) in done)
        {
            var calls = stored.Count(pack => pack.Key.Boot == boot && pack.Key.Lane == Lane.Evt && pack.Observations.Any(observation => observation.Quantity == Quantities.Help));
            Assert.InRange(calls, 0, presses);
            var door = stored.Where(pack => pack.Key.Boot == boot && pack.Key.Lane == Lane.Obs).SelectMany(pack => pack.Observations).Where(observation => observation.Quantity == Quantities.Contact).Select(observation => observation.Value.Number).ToList();
            Assert.InRange(door.Count, 0, moves + 1);
            Assert.All(door.Zip(door.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
        }

        return count;
    }

    /// <summary>Each boot and lane is numbered without a hole, up to where the boot after it says that it ended.</summary>
    private static void CheckNumbers(IReadOnlyList<Pack> stored, long lastBoot)
    {
        var ends = stored.Where(pack => pack.After is not null).Select(pack => pack.After!.Value).Distinct().ToDictionary(end => end.Boot);
        foreach (var lane in stored.GroupBy(pack => (pack.Key.Boot, pack.Key.Lane)))
        {
            var numbers = lane.Select(pack => pack.Key.Sequence).Order().ToList();
            Assert.Equal(Enumerable.Range(1, numbers.Count).Select(number => (long)number), numbers);
            if (lane.Key.Boot != lastBoot)
            {
                Assert.Equal(lane.Key.Lane == Lane.Evt ? ends[lane.Key.Boot].LastEvt : ends[lane.Key.Boot].LastObs, numbers.Count);
            }
        }

        foreach (var end in ends.Values)
        {
            Assert.Equal((end.LastObs, end.LastEvt), (Count(Lane.Obs), Count(Lane.Evt)));

            long Count(Lane lane) => stored.Count(pack => pack.Key.Boot == end.Boot && pack.Key.Lane == lane);
        }
    }

    private string LogOf(int life) => Path.Combine(folder, "lives", string.Create(CultureInfo.InvariantCulture, $"{life}.log"));

    private static string Thermometer(int address) => $$$"""{"name":"{{{Name(address)}}}","driver":"mlx90614","options":{"address":{{{address}}},"period-seconds":1}}""";

    private static string Name(int address) => string.Create(CultureInfo.InvariantCulture, $"skin-{address}");

    private static string Content(Pack pack) => string.Join(' ', pack.Observations.Select(observation => string.Create(CultureInfo.InvariantCulture, $"{observation.Sensor}/{observation.Quantity.Code}={observation.Value}@{observation.MeasuredAt}")).Order(StringComparer.Ordinal));
}
