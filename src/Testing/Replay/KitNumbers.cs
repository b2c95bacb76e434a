using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Testing.Replay;

/// <summary>
/// Which of a kit's numbers a recording holds. What it lacks, because it began in the middle of a boot or the recorder was cut off, would stop the kit's one order for ever, so the replay declares it
/// as shed: in the first pack that comes after it in the order. One caller at a time.
/// </summary>
internal sealed class KitNumbers
{
    private static readonly (NumberRanges Obs, NumberRanges Evt) None = (new NumberRanges(), new NumberRanges());
    private readonly SortedDictionary<long, (NumberRanges Obs, NumberRanges Evt)> boots = [];
    private readonly Dictionary<long, long> eventsKnown = [];
    private readonly Dictionary<long, BootEnd> after = [];
    private long firstBoot = long.MaxValue;

    /// <summary>Whether the recording holds everything from the kit's first number on, so that it can be played as it is.</summary>
    public bool IsWhole => !after.ContainsKey(firstBoot) && boots.All(boot => !Missing(boot.Key).Any());

    /// <summary>Takes note of a pack.</summary>
    public void Add(Pack? pack)
    {
        if (pack is not { Key: { IsNumbered: true, Lane: not Lane.Tick } key })
        {
            return;
        }

        firstBoot = Math.Min(firstBoot, key.Boot);
        Enter(key.Boot, key.Lane).Add(key.Sequence);
        eventsKnown[key.Boot] = Math.Max(eventsKnown.GetValueOrDefault(key.Boot), pack.EventsBefore ?? 0);
        if (pack.After is { } end)
        {
            after[key.Boot] = end;
        }

        foreach (var shed in pack.Shed)
        {
            var ranges = Enter(shed.Boot, shed.Lane);
            for (var number = shed.Range.First; number <= shed.Range.Last && number - shed.Range.First < WireLimits.MaxMessageBytes; number++)
            {
                ranges.Add(number);
            }
        }
    }

    /// <summary>A pack with what the recording lacks before it declared, and without a boot before that is not in the recording.</summary>
    public Pack Mend(Pack pack)
    {
        if (!pack.Key.IsNumbered || pack.Key.Lane == Lane.Tick || IsWhole)
        {
            return pack;
        }

        var boot = pack.Key.Boot;
        var lacking = new List<ShedRange>(pack.Shed);
        if (pack.Key.Lane == Lane.Obs)
        {
            if (pack.Key.Sequence == RangesOf(boot, Lane.Obs).First && boot != firstBoot && pack.After is { } end)
            {
                lacking.AddRange(Missing(end.Boot, Lane.Obs, end.LastObs).Concat(Missing(end.Boot, Lane.Evt, end.LastEvt)));
            }

            lacking.AddRange(Missing(boot, Lane.Obs, pack.Key.Sequence - 1).Where(shed => shed.Range.Last == pack.Key.Sequence - 1));
            lacking.AddRange(Missing(boot, Lane.Evt, pack.EventsBefore ?? 0));
        }

        return pack with { After = boot == firstBoot ? null : pack.After, Shed = [.. lacking.Distinct().TakeLast(WireLimits.MaxShedRanges)] };
    }

    private IEnumerable<ShedRange> Missing(long boot) =>
        Missing(boot, Lane.Obs, RangesOf(boot, Lane.Obs).Last).Concat(Missing(boot, Lane.Evt, Math.Max(RangesOf(boot, Lane.Evt).Last, eventsKnown.GetValueOrDefault(boot))));

    private IEnumerable<ShedRange> Missing(long boot, Lane lane, long last) => RangesOf(boot, lane).MissingUpTo(last).Select(range => new ShedRange(boot, lane, range));

    private NumberRanges RangesOf(long boot, Lane lane) => lane == Lane.Obs ? boots.GetValueOrDefault(boot, None).Obs : boots.GetValueOrDefault(boot, None).Evt;

    private NumberRanges Enter(long boot, Lane lane)
    {
        boots.TryAdd(boot, (new NumberRanges(), new NumberRanges()));
        return RangesOf(boot, lane);
    }
}
