using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using CsCheck;

namespace AgeingMonitor.Contracts.Tests.Packs;

/// <summary>Packs that a kit could send, of every lane and clock state.</summary>
internal static class PackGen
{
    public static readonly KitId Kit = KitId.Derive("pack generator");

    private static readonly Gen<Instant> At = Gen.Long[1_600_000_000_000_000, 1_900_000_000_000_000].Select(us => new Instant(us));

    private static readonly Gen<SensorId> Sensor = Gen.OneOf("hall", "wrist", "bed-1", "a", "x234567890-234567890-234567890-1").Select(SensorId.Parse);

    private static readonly Gen<TimeSpan> Age = Gen.OneOf(
        Gen.Const(TimeSpan.Zero), Gen.Int[0, 90_000].Select(s => TimeSpan.FromSeconds(s)), Gen.Int[0, 90_000].Select(ms => TimeSpan.FromMilliseconds(ms)),
        Gen.Long[0, 90_000_000_000].Select(us => TimeSpan.FromMicroseconds(us)));

    public static readonly Gen<Waveform> EvenBlock =
        from channels in Gen.Int[1, 3]
        from samples in Gen.Short.Array[1, 40]
        from rate in Gen.Double[0.1, 400]
        from scale in Gen.Double[1e-6, 10]
        select Waveform.Create(rate, scale, channels, [.. samples, .. new short[channels - (samples.Length % channels)]]);

    public static readonly Gen<Waveform> UnevenBlock =
        from channels in Gen.OneOf(Gen.Int[1, 3], Gen.Const(16))
        from steps in Gen.OneOf(Gen.UInt[1, 200_000], Gen.UInt[1, 20]).Array[1, 40]
        from samples in Gen.Short.Array[steps.Length * channels]
        from scale in Gen.Double[1e-6, 10]
        select Waveform.CreateUneven([.. steps.Select((_, i) => (uint)steps.Take(i).Sum(step => step))], scale, channels, samples);

    private static readonly Gen<(QuantityDefinition Quantity, ObservedValue Value)> Value = Gen.OneOf([.. Quantities.All]).SelectMany(quantity => quantity switch
    {
        { Kind: QuantityKind.Waveform } => Gen.OneOf(EvenBlock, UnevenBlock).Select(b => (quantity, b.ToValue())),
        { IsText: true } => Gen.OneOf([.. quantity.Texts]).Select(t => (quantity, ObservedValue.Of(t))),
        { SenMlUnit: null } => Gen.Int[(int)quantity.Minimum, (int)quantity.Maximum].Select(i => (quantity, ObservedValue.Of(i))),
        _ => Gen.OneOf(Gen.Double[quantity.Minimum, quantity.Maximum], Gen.Double[quantity.Minimum, quantity.Maximum].Select(Math.Truncate).Where(d => d >= quantity.Minimum))
            .Select(d => (quantity, ObservedValue.Of(d))),
    });

    private static Gen<IReadOnlyList<Observation>> Observations(Instant sealedAt, int minimum) =>
        (from sensor in Sensor from value in Value from age in Age select new Observation(sensor, value.Quantity, sealedAt - age, value.Value))
        .Array[minimum, 12].Select(a => (IReadOnlyList<Observation>)a);

    private static readonly Gen<long> Number = Gen.OneOf(Gen.Long[2, 30], Gen.Long[2, (1L << 53) - 1]);

    private static readonly Gen<ClockQuality> DatedClock =
        from state in Gen.OneOf(ClockState.Synced, ClockState.Holdover, ClockState.Unknown)
        from uncertainty in Gen.OneOf(Gen.Const((double?)null), Gen.Double[0, 1000].Select(d => (double?)d))
        select new ClockQuality(state, uncertainty);

    private static Gen<IReadOnlyList<ShedRange>> Shed(long boot) =>
        (from lane in Gen.OneOf(Lane.Obs, Lane.Evt)
         from b in Gen.Long[1, boot]
         from first in Gen.Long[1, 1000]
         from more in Gen.Long[0, 1000]
         select new ShedRange(b, lane, new SequenceRange(first, first + more))).Array[0, 5].Select(a => (IReadOnlyList<ShedRange>)a);

    private static readonly Gen<Pack> Obs =
        from at in At
        from boot in Number
        from sequence in Number
        from clock in DatedClock
        from events in Gen.OneOf(Gen.Const((long?)null), Gen.Long[0, 99].Select(n => (long?)n))
        from after in Gen.OneOf(Gen.Const((BootEnd?)null), Gen.Long[0, 99].Select(n => (BootEnd?)new BootEnd(boot - 1, n, n / 2)))
        from shed in Shed(boot)
        from observations in Observations(at, 0)
        select new Pack { Key = new PackKey(Kit, boot, Lane.Obs, sequence), SealedAt = at, ReceivedAt = at, Clock = clock, EventsBefore = events, After = after, Shed = shed, Observations = observations };

    private static readonly Gen<Pack> Evt =
        from at in At
        from boot in Number
        from sequence in Number
        from clock in DatedClock
        from undated in Gen.Bool
        from dates in Gen.OneOf(Gen.Const((long?)null), Gen.Const((long?)(sequence - 1)))
        from observations in Observations(at, 1)
        select new Pack { Key = new PackKey(Kit, boot, Lane.Evt, sequence), SealedAt = at, ReceivedAt = at, Clock = undated ? new ClockQuality(ClockState.Unset, null) : clock, Repeats = dates, Observations = observations };

    private static readonly Gen<Pack> Tick =
        from at in At
        from sequence in Number
        select new Pack { Key = new PackKey(Kit, 1, Lane.Tick, sequence), SealedAt = at, ReceivedAt = at };

    public static readonly Gen<Pack> Numbered = Gen.OneOf(Obs, Evt, Tick);
}
