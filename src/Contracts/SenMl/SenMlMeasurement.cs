using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.SenMl;

/// <summary>One resolved record (RFC 8428 section 4.6): base fields applied, time absolute. Exactly one of number, text, boolean and data, or none of them beside a sum.</summary>
public sealed record SenMlMeasurement
{
    /// <summary>The whole name.</summary>
    public required string Name { get; init; }

    /// <summary>When it was measured, rounded to microseconds once.</summary>
    public required Instant Time { get; init; }

    /// <summary>Unit label; null when none was said.</summary>
    public string? Unit { get; init; }

    /// <summary>The number, base value added.</summary>
    public double? Value { get; init; }

    /// <summary>The text.</summary>
    public string? Text { get; init; }

    /// <summary>The boolean.</summary>
    public bool? Boolean { get; init; }

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte>? Data { get; init; }

    /// <summary>Integral of the value over time, base sum added.</summary>
    public double? Sum { get; init; }

    /// <summary>Longest time until the sensor speaks again.</summary>
    public TimeSpan? UpdateTime { get; init; }
}
