using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Contracts.SenMl;

/// <summary>
/// Applies the base fields of a pack to its records, one after the other (RFC 8428 sections 4.1 to 4.6), without allocation.
/// What is wrong with the pack stops it (<see cref="Fault"/>); what is wrong with one record alone is that record's <see cref="ResolvedFields.Problem"/>.
/// </summary>
internal ref struct SenMlResolver(long receivedAtMicroseconds)
{
    private readonly long receivedAtMicroseconds = receivedAtMicroseconds;
    private ReadOnlySpan<byte> baseName;
    private ReadOnlySpan<byte> baseUnit;
    private long baseTime;
    private double baseValue;
    private double baseSum;
    private bool hasBaseSum;
    private long version;

    /// <summary>Why the pack is refused; null as long as it is not.</summary>
    public SenMlFault? Fault { get; private set; }

    /// <summary>The version of the pack, known from its first record on.</summary>
    public readonly long Version => version;

    /// <summary>Resolves the next record; false on a fault. A record that only carries base fields has no value and is <see cref="ResolvedFields.IsEmpty"/>.</summary>
    public bool TryResolve(in SenMlFields fields, ref ResolvedFields resolved)
    {
        if (!TryApplyVersion(fields))
        {
            return false;
        }

        ApplyBases(fields);
        resolved = default;
        const SenMlField Values = SenMlField.Value | SenMlField.Text | SenMlField.Boolean | SenMlField.Data;
        const SenMlField Regular = Values | SenMlField.Name | SenMlField.Unit | SenMlField.Time | SenMlField.UpdateTime | SenMlField.Sum;
        if (!fields.Has(Regular) && fields.Present != SenMlField.None)
        {
            resolved.IsEmpty = true;
            return true;
        }

        resolved.BaseName = baseName;
        resolved.Name = fields.Name;
        resolved.Unit = fields.Has(SenMlField.Unit) ? fields.Unit : baseUnit;
        resolved.Kind = fields.Present & Values;
        resolved.Number = baseValue == 0 ? fields.Value : fields.Value + baseValue;
        resolved.Text = fields.Text;
        resolved.Boolean = fields.Boolean;
        resolved.Data = fields.Data;
        resolved.DataIsText = fields.DataIsText;
        resolved.HasSum = hasBaseSum || fields.Has(SenMlField.Sum);
        resolved.Sum = baseSum + fields.Sum;
        resolved.HasUpdateTime = fields.Has(SenMlField.UpdateTime);
        resolved.UpdateTimeNanoseconds = fields.UpdateTime;
        ResolveTime(fields, ref resolved);
        resolved.Problem ??= Judge(resolved);
        return true;
    }

    private bool TryApplyVersion(in SenMlFields fields)
    {
        var said = fields.Has(SenMlField.Version) ? fields.Version : (long?)null;
        if (said is { } number && !SenMlVersion.IsKnown(number))
        {
            Fault = new SenMlFault(WireReasons.Version, $"Version {number} is not understood.");
            return false;
        }

        if (version == 0)
        {
            version = said ?? SenMlVersion.Default;
        }
        else if (said is { } other && other != version)
        {
            Fault = new SenMlFault(WireReasons.Version, $"Version {other} in a pack of version {version}.");
            return false;
        }

        return true;
    }

    private void ApplyBases(in SenMlFields fields)
    {
        baseName = fields.Has(SenMlField.BaseName) ? fields.BaseName : baseName;
        baseUnit = fields.Has(SenMlField.BaseUnit) ? fields.BaseUnit : baseUnit;
        baseTime = fields.Has(SenMlField.BaseTime) ? fields.BaseTime : baseTime;
        baseValue = fields.Has(SenMlField.BaseValue) ? fields.BaseValue : baseValue;
        baseSum = fields.Has(SenMlField.BaseSum) ? fields.BaseSum : baseSum;
        hasBaseSum |= fields.Has(SenMlField.BaseSum);
    }

    private readonly void ResolveTime(in SenMlFields fields, ref ResolvedFields resolved)
    {
        var sum = (Int128)baseTime + fields.Time;
        if (!SenMlSeconds.IsInRange(sum))
        {
            resolved.Problem = WireReasons.Time;
            return;
        }

        var time = (long)sum;
        resolved.IsRelative = time < SenMlSeconds.RelativeBelow;
        resolved.TimeMicroseconds = SenMlSeconds.ToMicroseconds(time);
        if (resolved.IsRelative)
        {
            resolved.TimeMicroseconds += receivedAtMicroseconds;
        }
    }

    private static string? Judge(in ResolvedFields resolved)
    {
        var values = System.Numerics.BitOperations.PopCount((uint)resolved.Kind);
        if (values > 1 || (values == 0 && !resolved.HasSum))
        {
            return WireReasons.ValueCount;
        }

        if ((resolved.Kind == SenMlField.Value && !double.IsFinite(resolved.Number)) || (resolved.HasSum && !double.IsFinite(resolved.Sum)))
        {
            return WireReasons.NotFinite;
        }

        if (resolved.Text.Length > WireLimits.MaxTextBytes || resolved.Data.Length > (resolved.DataIsText ? (WireLimits.MaxDataBytes + 2) / 3 * 4 : WireLimits.MaxDataBytes))
        {
            return WireReasons.Text;
        }

        return SenMlNames.IsValid(resolved.BaseName, resolved.Name) ? null : WireReasons.Name;
    }
}
