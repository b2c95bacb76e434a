namespace AgeingMonitor.Contracts.SenMl;

/// <summary>One record after its base fields were applied (RFC 8428 section 4.6), without allocation; the name is still in two parts. Lives as long as the pack is read.</summary>
internal ref struct ResolvedFields
{
    public ReadOnlySpan<byte> BaseName;
    public ReadOnlySpan<byte> Name;
    public ReadOnlySpan<byte> Unit;
    public ReadOnlySpan<byte> Text;
    public ReadOnlySpan<byte> Data;
    public bool DataIsText;

    /// <summary>Which of the value fields the record has; exactly one, or none beside a sum, unless there is a <see cref="Problem"/>.</summary>
    public SenMlField Kind;
    public double Number;
    public bool Boolean;
    public bool HasSum;
    public double Sum;
    public bool HasUpdateTime;
    public long UpdateTimeNanoseconds;

    /// <summary>Absolute, in microseconds since 1970 UTC.</summary>
    public long TimeMicroseconds;

    /// <summary>Whether the time was given relative to the receiver's now.</summary>
    public bool IsRelative;

    /// <summary>Whether the record carried base fields and nothing else.</summary>
    public bool IsEmpty;

    /// <summary>What is wrong with this record, one of <see cref="Mqtt.WireReasons"/>; null when nothing is.</summary>
    public string? Problem;
}
