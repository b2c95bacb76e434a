using System.Text;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.SenMl;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.Packs;

/// <summary>What the pack records of one message say.</summary>
internal sealed class PackHeader
{
    private long? boot;
    private long? sequence;
    private ClockState? clock;
    private double? uncertainty;
    private Instant? sealedAt;
    private bool isRelative;

    public bool IsNumbered => boot is not null && sequence is not null;

    public bool IsUndated => clock == ClockState.Unset;

    public long Boot => boot ?? 0;

    public long Sequence => sequence ?? 0;

    public Instant SealedAt => sealedAt ?? Instant.MinValue;

    public ClockQuality Clock => new(clock ?? ClockState.Unknown, uncertainty);

    public long? EventsBefore { get; private set; }

    public BootEnd? After { get; private set; }

    public IReadOnlyList<ShedRange> Shed { get; private set; } = [];

    public long? Repeats { get; private set; }

    /// <summary>Takes one pack record. Unknown ones are passed over, as later versions may add some, unless their name ends in <c>_</c>.</summary>
    public SenMlFault? Add(int index, ReadOnlySpan<byte> name, in ResolvedFields record)
    {
        var at = new Instant(record.TimeMicroseconds);
        var taken = record.Problem is null && (sealedAt is null || (sealedAt == at && isRelative == record.IsRelative)) && TryTake(name, record);
        (sealedAt, isRelative) = (at, record.IsRelative);
        return taken ? null : new SenMlFault(WireReasons.PackRecord, $"Record {index} ({Encoding.ASCII.GetString(name)}) is double, out of range, of another time than the first, or must be understood.");
    }

    /// <summary>What is wrong with the pack records together, before <see cref="PackRules"/> judge the pack.</summary>
    public SenMlFault? FindFault()
    {
        if (boot is null != sequence is null)
        {
            return new SenMlFault(WireReasons.PackRecord, "pack/boot and pack/seq come together.");
        }

        return IsNumbered && !IsUndated && isRelative
            ? new SenMlFault(WireReasons.Time, "A numbered pack needs an absolute base time.")
            : null;
    }

    private bool TryTake(ReadOnlySpan<byte> name, in ResolvedFields record)
    {
        if (name.SequenceEqual(PackRecordNames.Boot))
        {
            return TryTakeInteger(record, 1, boot, out boot);
        }

        if (name.SequenceEqual(PackRecordNames.Sequence))
        {
            return TryTakeInteger(record, 1, sequence, out sequence);
        }

        if (name.SequenceEqual(PackRecordNames.EventsBefore))
        {
            var taken = TryTakeInteger(record, 0, EventsBefore, out var events);
            EventsBefore = events;
            return taken;
        }

        if (name.SequenceEqual(PackRecordNames.Repeats))
        {
            var taken = TryTakeInteger(record, 1, Repeats, out var repeats);
            Repeats = repeats;
            return taken;
        }

        if (name.SequenceEqual(PackRecordNames.ClockUncertainty))
        {
            var taken = uncertainty is null && record is { Kind: SenMlField.Value, Number: >= 0 } && (record.Unit.IsEmpty || record.Unit.SequenceEqual("s"u8));
            uncertainty = record.Number;
            return taken;
        }

        return TryTakeText(name, record);
    }

    private bool TryTakeText(ReadOnlySpan<byte> name, in ResolvedFields record)
    {
        var text = record.Kind == SenMlField.Text ? Encoding.UTF8.GetString(record.Text) : null;
        if (name.SequenceEqual(PackRecordNames.Clock))
        {
            var free = clock is null;
            var taken = PackRecordText.TryParseClock(text ?? string.Empty, out var state);
            clock = state;
            return free && taken;
        }

        if (name.SequenceEqual(PackRecordNames.After))
        {
            var free = After is null;
            var taken = PackRecordText.TryParseAfter(text, out var end);
            After = end;
            return free && taken;
        }

        if (name.SequenceEqual(PackRecordNames.Shed))
        {
            var free = Shed.Count == 0;
            var taken = PackRecordText.TryParseShed(text ?? string.Empty, out var shed);
            Shed = shed;
            return free && taken;
        }

        return !SenMlLabels.IsMandatory(name);
    }

    private static bool TryTakeInteger(in ResolvedFields record, long minimum, long? before, out long? value)
    {
        var valid = record.Kind == SenMlField.Value && double.IsInteger(record.Number) && record.Number >= minimum && record.Number <= WireLimits.MaxInteger;
        value = valid ? (long)record.Number : null;
        return valid && before is null;
    }
}
