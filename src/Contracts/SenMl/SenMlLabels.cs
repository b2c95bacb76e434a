namespace AgeingMonitor.Contracts.SenMl;

/// <summary>The labels of RFC 8428 table 4, text and integer.</summary>
internal static class SenMlLabels
{
    private const int LowestInteger = -6;

    private static readonly SenMlField[] ByInteger =
    [
        SenMlField.BaseSum, SenMlField.BaseValue, SenMlField.BaseUnit, SenMlField.BaseTime, SenMlField.BaseName, SenMlField.Version,
        SenMlField.Name, SenMlField.Unit, SenMlField.Value, SenMlField.Text, SenMlField.Boolean, SenMlField.Sum, SenMlField.Time,
        SenMlField.UpdateTime, SenMlField.Data,
    ];

    /// <summary>The field of an integer label; none when it is not one of the table, which is conclusive.</summary>
    public static SenMlField Find(long label) =>
        label is >= LowestInteger and <= 8 ? ByInteger[label - LowestInteger] : SenMlField.None;

    /// <summary>The field of a text label; none when it is unknown.</summary>
    public static SenMlField Find(ReadOnlySpan<byte> label) => label switch
    {
        [(byte)'n'] => SenMlField.Name,
        [(byte)'u'] => SenMlField.Unit,
        [(byte)'v'] => SenMlField.Value,
        [(byte)'s'] => SenMlField.Sum,
        [(byte)'t'] => SenMlField.Time,
        [(byte)'u', (byte)'t'] => SenMlField.UpdateTime,
        [(byte)'v', (byte)'s'] => SenMlField.Text,
        [(byte)'v', (byte)'b'] => SenMlField.Boolean,
        [(byte)'v', (byte)'d'] => SenMlField.Data,
        [(byte)'b', (byte)'n'] => SenMlField.BaseName,
        [(byte)'b', (byte)'t'] => SenMlField.BaseTime,
        [(byte)'b', (byte)'u'] => SenMlField.BaseUnit,
        [(byte)'b', (byte)'v'] => SenMlField.BaseValue,
        [(byte)'b', (byte)'s'] => SenMlField.BaseSum,
        [(byte)'b', (byte)'v', (byte)'e', (byte)'r'] => SenMlField.Version,
        _ => SenMlField.None,
    };

    /// <summary>Whether an unknown label says that it must be understood (RFC 8428 section 4.4).</summary>
    public static bool IsMandatory(ReadOnlySpan<byte> label) => label is [.., (byte)'_'];

    /// <summary>The integer label of one field.</summary>
    public static int ToInteger(SenMlField field) => Array.IndexOf(ByInteger, field) + LowestInteger;

    /// <summary>The text label of one field.</summary>
    public static ReadOnlySpan<byte> ToText(SenMlField field) => field switch
    {
        SenMlField.Version => "bver"u8,
        SenMlField.BaseName => "bn"u8,
        SenMlField.BaseTime => "bt"u8,
        SenMlField.BaseUnit => "bu"u8,
        SenMlField.BaseValue => "bv"u8,
        SenMlField.BaseSum => "bs"u8,
        SenMlField.Name => "n"u8,
        SenMlField.Unit => "u"u8,
        SenMlField.Time => "t"u8,
        SenMlField.UpdateTime => "ut"u8,
        SenMlField.Value => "v"u8,
        SenMlField.Text => "vs"u8,
        SenMlField.Boolean => "vb"u8,
        SenMlField.Data => "vd"u8,
        SenMlField.Sum => "s"u8,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "Not one field."),
    };
}
