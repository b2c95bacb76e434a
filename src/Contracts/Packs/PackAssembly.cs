using System.Security.Cryptography;
using System.Text;
using System.Buffers.Binary;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.SenMl;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.Packs;

/// <summary>Puts one pack together from its resolved records, and judges it as a whole at the end.</summary>
internal sealed class PackAssembly(KitId kit, Lane lane, Instant receivedAt)
{
    private readonly byte[] baseName = Encoding.ASCII.GetBytes($"{PackRecordNames.BaseNamePrefix}{kit.Value}:");
    private readonly PackHeader header = new();
    private readonly ObservationReader observationReader = new();
    private readonly List<Observation> observations = [];
    private List<RejectedRecord>? rejected;
    private Instant latest = Instant.MinValue;
    private bool sawOther;

    /// <summary>Takes one record; a fault when the whole pack is to be refused for it.</summary>
    public SenMlFault? Add(int index, in ResolvedFields record)
    {
        if (record.IsEmpty)
        {
            return null;
        }

        Span<byte> joined = stackalloc byte[WireLimits.MaxNameBytes];
        if (record.Problem == WireReasons.Name || record.BaseName.Length + record.Name.Length > joined.Length
            || !TryLocalName(record, joined, out var name, out var foreign))
        {
            Reject(index, WireReasons.Name, "The name cannot be used.", record);
            return null;
        }

        if (foreign)
        {
            return new SenMlFault(WireReasons.ForeignKit, $"Record {index} is named for another kit.");
        }

        if (name.StartsWith(PackRecordNames.Prefix))
        {
            return sawOther
                ? new SenMlFault(WireReasons.PackRecord, $"Record {index}: pack records come first.")
                : header.Add(index, name, record);
        }

        sawOther = true;
        AddObservation(index, name, record);
        return null;
    }

    /// <summary>The result, after the last record or the first fault.</summary>
    public PackDecodeResult Finish(SenMlFault? fault, ReadOnlySpan<byte> payload)
    {
        var key = header.IsNumbered ? new PackKey(kit, header.Boot, lane, header.Sequence) : (PackKey?)null;
        fault ??= header.FindFault() ?? FindFault();
        if (fault is not null)
        {
            return Refuse(fault, key);
        }

        var sealedAt = header.IsUndated ? receivedAt : header.IsNumbered ? header.SealedAt : latest;
        var pack = new Pack
        {
            Key = key ?? new PackKey(kit, 0, lane, Pack.UnnumberedSequence(sealedAt, Hash(payload))),
            SealedAt = sealedAt,
            ReceivedAt = receivedAt,
            Clock = header.Clock,
            EventsBefore = header.EventsBefore,
            After = header.After,
            Shed = header.Shed,
            Repeats = header.Repeats,
            Observations = observations,
        };
        return PackRules.FindFault(pack) is { } broken
            ? Refuse(broken, key)
            : new PackDecodeResult(pack, null, null, rejected ?? []) { Key = pack.Key };
    }

    private PackDecodeResult Refuse(SenMlFault fault, PackKey? key) => new(null, fault.Reason, fault.Detail, rejected ?? []) { Key = key };

    /// <summary>What is wrong with the message although each rule of <see cref="PackRules"/> might be kept.</summary>
    private SenMlFault? FindFault()
    {
        if (!header.IsNumbered && observations.Count == 0)
        {
            return new SenMlFault(WireReasons.Empty, "No pack records and no usable observation.");
        }

        return lane == Lane.Tick && rejected is not null
            ? new SenMlFault(WireReasons.Lane, "A tick carries no observation.")
            : null;
    }

    private void AddObservation(int index, ReadOnlySpan<byte> name, in ResolvedFields record)
    {
        if (record.Problem is { } problem)
        {
            Reject(index, problem, "The record is not valid.", record);
        }
        else if (!TryDate(record, out var measuredAt))
        {
            Reject(index, WireReasons.Time, "A time that cannot be used here.", record);
        }
        else if (observationReader.Read(name, record, measuredAt, out var observation) is { } fault)
        {
            Reject(index, fault.Reason, fault.Detail, record);
        }
        else
        {
            observations.Add(observation!);
            latest = Instant.Max(latest, measuredAt);
        }
    }

    /// <summary>
    /// When the record was measured. An undated pack is dated by its arrival and by how long before it measured; whatever else it says of time is not believed, and nothing is refused
    /// for it, because it may be a fall. In a dated, numbered pack every time is absolute: a resend must say the same.
    /// </summary>
    private bool TryDate(in ResolvedFields record, out Instant measuredAt)
    {
        measuredAt = new Instant(record.TimeMicroseconds);
        if (header.IsUndated)
        {
            measuredAt = record.IsRelative ? Instant.Min(measuredAt, receivedAt) : receivedAt;
            return true;
        }

        return record.IsRelative ? !header.IsNumbered && measuredAt >= PackRules.FirstAbsolute && measuredAt <= PackRules.LastAbsolute : measuredAt <= PackRules.LastAbsolute;
    }

    /// <summary>The name without the kit's base name; a name without any base name is taken as it is.</summary>
    private bool TryLocalName(in ResolvedFields record, Span<byte> joined, out ReadOnlySpan<byte> name, out bool foreign)
    {
        foreign = false;
        if (record.BaseName.SequenceEqual(baseName))
        {
            name = record.Name;
            return !name.IsEmpty;
        }

        record.BaseName.CopyTo(joined);
        record.Name.CopyTo(joined[record.BaseName.Length..]);
        name = joined[..(record.BaseName.Length + record.Name.Length)];
        if (name.StartsWith(baseName))
        {
            name = name[baseName.Length..];
        }

        foreign = name.StartsWith("urn:am:"u8);
        return !name.IsEmpty;
    }

    private void Reject(int index, string reason, string detail, in ResolvedFields record) =>
        (rejected ??= []).Add(new RejectedRecord(index, reason, detail, ResolvedText.Format(record)));

    private static ulong Hash(ReadOnlySpan<byte> payload)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(payload, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
