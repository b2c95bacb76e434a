using AgeingMonitor.Analytics.Detection.KitSilence;
using AgeingMonitor.Analytics.Detection.SensorSilence;
using AgeingMonitor.Analytics.Detection.Stillness;
using AgeingMonitor.Analytics.Evaluation.Recordings;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Evaluation.SensorSilence;

/// <summary>One home as its kit told of it: the signs of movement pack by pack, ready to be played many times.</summary>
internal sealed class HomeMinutes(HomePlan plan)
{
    private readonly SignMemory signs = new();
    private readonly KitSilenceDetector silence = new(new());
    private readonly LocalClock clock = new();

    public PlanView View { get; } = new(plan);

    public KitId Kit => plan.Kits[0].Kit;

    public List<Minute> All { get; } = [];

    /// <summary>When each sensor was first and last heard.</summary>
    public Dictionary<SensorId, (Instant First, Instant Last, SensorClass Class)> Sensors { get; } = [];

    public double Months => All.Count == 0 ? 0 : (All[^1].At - All[0].At).TotalDays / 30;

    /// <summary>All homes of a recording, in the order of their ids.</summary>
    public static async Task<IReadOnlyList<HomeMinutes>> ReadAsync(ImportedRecording recording, CancellationToken cancellationToken)
    {
        var packs = await recording.OpenAsync(cancellationToken).ConfigureAwait(false);
        var homes = packs.Homes.OrderBy(home => home.Home.Value, StringComparer.Ordinal).Select(home => new HomeMinutes(home)).ToList();
        var ofKit = homes.ToDictionary(home => home.Kit);
        await foreach (var pack in packs.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (ofKit.TryGetValue(pack.Key.Kit, out var home) && pack.Key.Lane == Lane.Obs)
            {
                home.Take(pack);
            }
        }

        return homes;
    }

    private void Take(Pack pack)
    {
        var isGap = silence.IsGap(pack.SealedAt);
        silence.OnPack(pack.SealedAt, out _);
        List<Sign>? seen = null;
        foreach (var (sensor, quantity, at, value) in pack.Observations)
        {
            if (signs.IsSign(sensor, quantity, value))
            {
                var room = View.RoomKindOf(Kit, sensor, at);
                (seen ??= []).Add(new(sensor, quantity, room, at));
                Sensors[sensor] = Sensors.TryGetValue(sensor, out var known) ? known with { Last = at } : (at, at, SilencePrior.ClassOf(quantity, room));
            }
        }

        All.Add(new(pack.SealedAt, clock.At(pack.SealedAt, View.Zone), isGap, seen ?? (IReadOnlyList<Sign>)[]));
    }
}

/// <summary>A pack: when it was sealed, what clocks showed, whether the kit was silent before, who was seen.</summary>
internal readonly record struct Minute(Instant At, DateTime Local, bool IsGap, IReadOnlyList<Sign> Signs);

/// <summary>A sensor has seen somebody.</summary>
internal readonly record struct Sign(SensorId Sensor, QuantityDefinition Quantity, RoomKind? Room, Instant At);
