using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Analytics.Detection.HomeBloodPressure;
using AgeingMonitor.Analytics.Detection.Stillness;
using AgeingMonitor.Analytics.Home;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Cluster.Homes;

/// <summary>What the board shows of a home: the latest of everything, in whatever order it came.</summary>
internal sealed class HomeTileBuilder
{
    private const long SlotMicroseconds = 600 * Instant.MicrosecondsPerSecond;

    private readonly Dictionary<(QuantityDefinition Quantity, ResidentId? Resident), TileValue> latest = [];
    private readonly long[] heardSlots = new long[144];
    private Instant? lastHeard;
    private Instant lastMovement = Instant.MinValue;
    private SensorId lastMovementSensor;
    private RoomKind? lastMovementRoom;

    public Instant? LastHeard => lastHeard;

    public void Observe(PlanView plan, Pack pack)
    {
        if (pack.Clock.State == ClockState.Unset)
        {
            return;
        }

        Hear(pack.SealedAt);
        for (var i = 0; i < pack.Observations.Count; i++)
        {
            Observe(plan, pack.Key.Kit, pack.Observations[i]);
        }
    }

    /// <summary>The kit was heard at a time that is known from the ledger.</summary>
    public void Hear(Instant sealedAt)
    {
        lastHeard = lastHeard is { } last ? Instant.Max(last, sealedAt) : sealedAt;
        var slot = sealedAt.Microseconds / SlotMicroseconds;
        ref var heard = ref heardSlots[(int)(slot % heardSlots.Length)];
        heard = Math.Max(heard, slot);
    }

    public void Observe(PlanView plan, KitId kit, Observation observation)
    {
        var (sensor, quantity, measuredAt, value) = observation;
        if (MovementSigns.All.TryGetValue(quantity, out _) && measuredAt > lastMovement && (value.Text is not null || value.Number != 0))
        {
            lastMovement = measuredAt;
            lastMovementSensor = sensor;
            lastMovementRoom = plan.RoomKindOf(kit, sensor, measuredAt);
        }

        if (!value.IsNumber || quantity.Scope == QuantityScope.Technical || quantity.Kind is not (QuantityKind.Sample or QuantityKind.State))
        {
            return;
        }

        var resident = plan.ResidentOf(kit, sensor, measuredAt);
        if (!latest.TryGetValue((quantity, resident), out var known) || measuredAt.Microseconds >= known.MeasuredAt)
        {
            latest[(quantity, resident)] = new(quantity.Code, sensor.Value, resident?.Value, value.Number, measuredAt.Microseconds);
        }
    }

    /// <summary>The tile as of <paramref name="now"/>, which is the clock for a home that is live and the last seal for a replay.</summary>
    public HomeTile Build(HomeAnalysis analysis, Instant now) => new()
    {
        Home = analysis.Plan.Home.Value,
        Mode = analysis.Plan.Mode,
        LastHeardAt = lastHeard?.Microseconds,
        Watermark = analysis.Watermark?.Microseconds,
        KitSilent = analysis.IsKitSilent(now),
        LastMovementSensor = lastMovement > Instant.MinValue ? lastMovementSensor.Value : null,
        LastMovementRoom = lastMovementRoom,
        LastMovementAt = lastMovement > Instant.MinValue ? lastMovement.Microseconds : null,
        Latest = [.. latest.Values.OrderBy(value => value.Quantity, StringComparer.Ordinal).ThenBy(value => value.Resident, StringComparer.Ordinal)],
        Coverage24Hours = lastHeard is null ? null : Coverage(now),
        LastNight = analysis.LastNight is { } night ? new(night.From, night.To, night.Interruptions, night.ToiletVisits, night.LongestOut, night.IsEstimate, night.HasGap) : null,
        Waves = [.. analysis.PulseReadings().Select(reading => new WaveTile(reading.Resident.Value, reading.Sensor.Value, reading.At.Microseconds, reading.Rates.Pulse, reading.Rates.PulseQuality, reading.Rates.Breathing, reading.Rates.BreathingQuality))],
        Pressures = [.. analysis.Pressures().Select(one => TileOf(one.Resident, one.Mean))],
    };

    private static PressureTile TileOf(ResidentId resident, PressureMean mean) => new(
        resident.Value, mean.Systolic, mean.Diastolic, mean.Measurements, mean.Days, mean.Mornings, mean.Evenings, mean.IsEnough, mean is { Measurements: > 0, IsHigh: true }, mean is { Measurements: > 0, IsLow: true });

    private double Coverage(Instant now)
    {
        var newest = now.Microseconds / SlotMicroseconds;
        var heard = 0;
        foreach (var slot in heardSlots)
        {
            heard += slot <= newest && slot > newest - heardSlots.Length ? 1 : 0;
        }

        return (double)heard / heardSlots.Length;
    }
}
