namespace AgeingMonitor.Contracts.SenMl;

/// <summary>One SenML record as it stands in a pack, base fields and all (RFC 8428 section 4). Every field may be missing. Times are nanoseconds, exact to the wire's decimals.</summary>
public sealed record SenMlRecord
{
    /// <summary>Base version, <c>bver</c>.</summary>
    public long? Version { get; init; }

    /// <summary>Base name, <c>bn</c>.</summary>
    public string? BaseName { get; init; }

    /// <summary>Base time, <c>bt</c>, in nanoseconds.</summary>
    public long? BaseTime { get; init; }

    /// <summary>Base unit, <c>bu</c>.</summary>
    public string? BaseUnit { get; init; }

    /// <summary>Base value, <c>bv</c>.</summary>
    public double? BaseValue { get; init; }

    /// <summary>Base sum, <c>bs</c>.</summary>
    public double? BaseSum { get; init; }

    /// <summary>Name, <c>n</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Unit label, <c>u</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>Time, <c>t</c>, in nanoseconds.</summary>
    public long? Time { get; init; }

    /// <summary>Update time, <c>ut</c>, in nanoseconds.</summary>
    public long? UpdateTime { get; init; }

    /// <summary>Number, <c>v</c>.</summary>
    public double? Value { get; init; }

    /// <summary>Text, <c>vs</c>.</summary>
    public string? Text { get; init; }

    /// <summary>Boolean, <c>vb</c>.</summary>
    public bool? Boolean { get; init; }

    /// <summary>Bytes, <c>vd</c>.</summary>
    public ReadOnlyMemory<byte>? Data { get; init; }

    /// <summary>Sum, <c>s</c>.</summary>
    public double? Sum { get; init; }
}
