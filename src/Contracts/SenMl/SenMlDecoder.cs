using System.Buffers.Text;
using System.Text;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.SenMl;

/// <summary>Reads SenML packs of any publisher (RFC 8428). Bad input is a result with a reason, never an exception. Safe to share. Packs of kits are read by <see cref="PackDecoder"/>.</summary>
public static class SenMlDecoder
{
    /// <summary>The records as they stand in the pack.</summary>
    public static SenMlResult<SenMlRecord> Decode(ReadOnlySpan<byte> payload, PackFormat format)
    {
        var visitor = new RecordVisitor();
        var fault = SenMlInput.Read(payload, format, ref visitor);
        return fault is null ? new(visitor.Records, null, null) : new(null, fault.Reason, fault.Detail);
    }

    /// <summary>The records with their base fields applied, in order of time (RFC 8428 section 4.6). One record that cannot be used refuses the pack.</summary>
    /// <param name="payload">The pack.</param>
    /// <param name="format">Its form.</param>
    /// <param name="receivedAt">The now of relative times.</param>
    public static SenMlResult<SenMlMeasurement> Resolve(ReadOnlySpan<byte> payload, PackFormat format, Instant receivedAt)
    {
        var visitor = new MeasurementVisitor(receivedAt);
        var fault = SenMlInput.Read(payload, format, ref visitor);
        return fault is null
            ? new([.. visitor.Measurements.OrderBy(m => m.Time)], null, null)
            : new(null, fault.Reason, fault.Detail);
    }

    private static bool TryTakeData(ReadOnlySpan<byte> data, bool isText, out ReadOnlyMemory<byte> bytes)
    {
        bytes = default;
        if (isText && !Base64Url.IsValid(data))
        {
            return false;
        }

        bytes = isText ? Base64Url.DecodeFromUtf8(data) : data.ToArray();
        return true;
    }

    private ref struct RecordVisitor() : ISenMlVisitor
    {
        public readonly List<SenMlRecord> Records = [];

        public readonly SenMlFault? Visit(int index, in SenMlFields fields)
        {
            var data = default(ReadOnlyMemory<byte>);
            if (fields.Has(SenMlField.Data) && !TryTakeData(fields.Data, fields.DataIsText, out data))
            {
                return new SenMlFault(WireReasons.Text, $"Record {index}: data is not base64url.");
            }

            Records.Add(new SenMlRecord
            {
                Version = fields.Has(SenMlField.Version) ? fields.Version : null,
                BaseName = fields.Has(SenMlField.BaseName) ? Encoding.UTF8.GetString(fields.BaseName) : null,
                BaseTime = fields.Has(SenMlField.BaseTime) ? fields.BaseTime : null,
                BaseUnit = fields.Has(SenMlField.BaseUnit) ? Encoding.UTF8.GetString(fields.BaseUnit) : null,
                BaseValue = fields.Has(SenMlField.BaseValue) ? fields.BaseValue : null,
                BaseSum = fields.Has(SenMlField.BaseSum) ? fields.BaseSum : null,
                Name = fields.Has(SenMlField.Name) ? Encoding.UTF8.GetString(fields.Name) : null,
                Unit = fields.Has(SenMlField.Unit) ? Encoding.UTF8.GetString(fields.Unit) : null,
                Time = fields.Has(SenMlField.Time) ? fields.Time : null,
                UpdateTime = fields.Has(SenMlField.UpdateTime) ? fields.UpdateTime : null,
                Value = fields.Has(SenMlField.Value) ? fields.Value : null,
                Text = fields.Has(SenMlField.Text) ? Encoding.UTF8.GetString(fields.Text) : null,
                Boolean = fields.Has(SenMlField.Boolean) ? fields.Boolean : null,
                Data = fields.Has(SenMlField.Data) ? data : default(ReadOnlyMemory<byte>?),
                Sum = fields.Has(SenMlField.Sum) ? fields.Sum : null,
            });
            return null;
        }
    }

    private ref struct MeasurementVisitor(Instant receivedAt) : ISenMlVisitor
    {
        public readonly List<SenMlMeasurement> Measurements = [];
        private SenMlResolver resolver = new(receivedAt.Microseconds);
        private ResolvedFields record;

        public SenMlFault? Visit(int index, in SenMlFields fields)
        {
            var data = default(ReadOnlyMemory<byte>);
            if (!resolver.TryResolve(fields, ref record))
            {
                return resolver.Fault;
            }

            var problem = record.Problem;
            if (problem is null && record.Kind == SenMlField.Data && !TryTakeData(record.Data, record.DataIsText, out data))
            {
                problem = WireReasons.Text;
            }

            if (problem is not null)
            {
                return new SenMlFault(problem, $"Record {index} cannot be used.");
            }

            if (!record.IsEmpty)
            {
                Measurements.Add(new SenMlMeasurement
                {
                    Name = Encoding.UTF8.GetString(record.BaseName) + Encoding.UTF8.GetString(record.Name),
                    Time = new Instant(record.TimeMicroseconds),
                    Unit = record.Unit.IsEmpty ? null : Encoding.UTF8.GetString(record.Unit),
                    Value = record.Kind == SenMlField.Value ? record.Number : null,
                    Text = record.Kind == SenMlField.Text ? Encoding.UTF8.GetString(record.Text) : null,
                    Boolean = record.Kind == SenMlField.Boolean ? record.Boolean : null,
                    Data = record.Kind == SenMlField.Data ? data : default(ReadOnlyMemory<byte>?),
                    Sum = record.HasSum ? record.Sum : null,
                    UpdateTime = record.HasUpdateTime ? TimeSpan.FromMicroseconds(SenMlSeconds.ToMicroseconds(record.UpdateTimeNanoseconds)) : null,
                });
            }

            return null;
        }
    }
}
