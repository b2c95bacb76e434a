using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Contracts.SenMl;

/// <summary>Writes SenML records as they are, without applying or checking their base fields. The same records give the same bytes. Safe to share.</summary>
public static class SenMlEncoder
{
    /// <summary>The bytes of a pack.</summary>
    /// <exception cref="ArgumentException">More bytes or records than <see cref="WireLimits"/> allow, or a number that is not finite.</exception>
    public static byte[] Encode(IReadOnlyList<SenMlRecord> records, PackFormat format = PackFormat.Cbor)
    {
        ArgumentNullException.ThrowIfNull(records);
        foreach (var record in records)
        {
            foreach (var number in (ReadOnlySpan<double?>)[record.Value, record.Sum, record.BaseValue, record.BaseSum])
            {
                if (number is { } value && !double.IsFinite(value))
                {
                    throw new ArgumentException($"{record.Name}: {value} is not finite.", nameof(records));
                }
            }
        }

        return SenMlOutput.Encode(new SenMlRecordSource(records), format);
    }
}
