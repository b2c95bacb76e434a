namespace AgeingMonitor.Contracts.Packs;

/// <summary>The names of the pack records, which say what a pack is; an observation's sensor can therefore not be called <c>pack</c>.</summary>
internal static class PackRecordNames
{
    public const string ReservedSensor = "pack";

    public static ReadOnlySpan<byte> Prefix => "pack/"u8;

    public static ReadOnlySpan<byte> Boot => "pack/boot"u8;

    public static ReadOnlySpan<byte> Sequence => "pack/seq"u8;

    public static ReadOnlySpan<byte> Clock => "pack/clock"u8;

    public static ReadOnlySpan<byte> ClockUncertainty => "pack/clock-uncertainty"u8;

    public static ReadOnlySpan<byte> EventsBefore => "pack/evt"u8;

    public static ReadOnlySpan<byte> After => "pack/after"u8;

    public static ReadOnlySpan<byte> Shed => "pack/shed"u8;

    public static ReadOnlySpan<byte> Repeats => "pack/repeats"u8;

    /// <summary>The base name of a kit's packs.</summary>
    public const string BaseNamePrefix = "urn:am:";
}
