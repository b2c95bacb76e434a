using System.Text;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.SenMl;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Contracts.Packs;

/// <summary>What a pack must keep to be said on the wire: asked before a pack is written and after one is read.</summary>
internal static class PackRules
{
    /// <summary>The first time that is not read as relative to now: 1978-07-04T21:24:16Z (RFC 8428 section 4.5.3).</summary>
    public static readonly Instant FirstAbsolute = new(SenMlSeconds.RelativeBelow / 1000);

    /// <summary>The last time of the wire, in the year 2255.</summary>
    public static readonly Instant LastAbsolute = new(9_000_000_000L * Instant.MicrosecondsPerSecond);

    /// <summary>The first rule that the pack as a whole breaks; null when it keeps all.</summary>
    public static SenMlFault? FindFault(Pack pack) => FindKeyFault(pack.Key) ?? FindTimeFault(pack) ?? FindOrderFault(pack);

    /// <summary>The first rule that one observation breaks when it is to be written; null when it keeps all.</summary>
    public static SenMlFault? FindFault(Pack pack, Observation observation) => observation switch
    {
        { Sensor.Value: "" or PackRecordNames.ReservedSensor } => new(WireReasons.Name, $"'{observation.Sensor}' is no sensor."),
        _ when observation.Value.IsNumber == observation.Quantity.IsText => new(WireReasons.ValueKind, $"{observation.Quantity} is {(observation.Quantity.IsText ? "a text" : "a number")}."),
        _ when pack.Clock.State != ClockState.Unset && observation.MeasuredAt < FirstAbsolute => new(WireReasons.Time, $"{observation.Quantity} measured before {FirstAbsolute}."),
        { Quantity.Kind: QuantityKind.Waveform } => Waveform.TryRead(observation.Value, out _) ? null : new(WireReasons.Waveform, $"{observation.Quantity} has no readable block."),
        { Value.Text: { } text } when Encoding.UTF8.GetByteCount(text) > WireLimits.MaxTextBytes => new(WireReasons.Text, $"{observation.Quantity} has more than {WireLimits.MaxTextBytes} bytes."),
        _ => null,
    };

    private static SenMlFault? FindKeyFault(PackKey key) => key switch
    {
        { Kit.Value: "" } => new(WireReasons.Name, "No kit."),
        { Boot: < 0 or > WireLimits.MaxInteger } => new(WireReasons.PackRecord, "A boot is from 1, or 0 for packs without a number."),
        { Boot: > 0, Sequence: < 1 or > WireLimits.MaxInteger } => new(WireReasons.PackRecord, "A sequence is from 1."),
        { Boot: 0, Lane: Lane.Tick } => new(WireReasons.PackRecord, "Ticks are numbered."),
        _ => null,
    };

    private static SenMlFault? FindTimeFault(Pack pack)
    {
        var undated = pack.Clock.State == ClockState.Unset;
        if (undated && pack.Key is not { Lane: Lane.Evt, IsNumbered: true })
        {
            return new(WireReasons.Time, "Only numbered packs of lane evt leave undated.");
        }

        if (!undated && (pack.SealedAt < FirstAbsolute || pack.SealedAt > LastAbsolute))
        {
            return new(WireReasons.Time, $"Sealed at {pack.SealedAt}: the wire says times from {FirstAbsolute} to {LastAbsolute}.");
        }

        if (pack.Clock.UncertaintySeconds is { } seconds && !(seconds >= 0 && double.IsFinite(seconds)))
        {
            return new(WireReasons.PackRecord, "An uncertainty is a finite number of seconds, not negative.");
        }

        foreach (var observation in pack.Observations)
        {
            if (observation.MeasuredAt > pack.SealedAt)
            {
                return new(WireReasons.SealedEarly, $"Sealed at {pack.SealedAt}, but {observation.Quantity} was measured at {observation.MeasuredAt}.");
            }
        }

        return null;
    }

    private static SenMlFault? FindOrderFault(Pack pack) => pack switch
    {
        { Key.Lane: Lane.Tick, Observations.Count: > 0 } => new(WireReasons.Lane, "A tick carries no observation."),
        { Key.IsNumbered: false, Observations.Count: 0 } => new(WireReasons.Empty, "A pack without a number needs an observation."),
        { Key.IsNumbered: false } when pack.EventsBefore is not null || pack.After is not null || pack.Shed.Count > 0 || pack.Repeats is not null
            => new(WireReasons.PackRecord, "A pack without a number has no place in an order."),
        { EventsBefore: { } events } when pack.Key.Lane != Lane.Obs || events is < 0 or > WireLimits.MaxInteger
            => new(WireReasons.PackRecord, "pack/evt is from 0, on lane obs."),
        { Repeats: { } repeats } when pack.Key.Lane != Lane.Evt || repeats < 1 || repeats >= pack.Key.Sequence
            => new(WireReasons.PackRecord, "pack/repeats is an earlier number, on lane evt."),
        { After: { } after } when after.Boot < 1 || (after.Boot >= pack.Key.Boot && pack.Key.Lane != Lane.Tick) || after.LastObs is < 0 or > WireLimits.MaxInteger || after.LastEvt is < 0 or > WireLimits.MaxInteger
            => new(WireReasons.PackRecord, "pack/after is an earlier boot and its last numbers; on lane tick, the last numbers before it."),
        _ when pack.Shed.Count > WireLimits.MaxShedRanges || !pack.Shed.All(s => IsValid(s, pack.Key.Boot))
            => new(WireReasons.PackRecord, "A range of pack/shed is out of order or over a limit."),
        _ => null,
    };

    private static bool IsValid(ShedRange shed, long boot) =>
        shed.Boot >= 1 && shed.Boot <= boot && shed.Lane is Lane.Obs or Lane.Evt && shed.Range.First >= 1
        && shed.Range.Last >= shed.Range.First && shed.Range.Last <= WireLimits.MaxInteger;
}
