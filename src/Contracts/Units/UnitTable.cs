namespace AgeingMonitor.Contracts.Units;

public static partial class UnitTable
{
    /// <summary>The row of a SenML label; null when it is neither registered nor ours.</summary>
    public static UnitLabel? Find(string? label) => label is not null && ByLabel.TryGetValue(label, out var unit) ? unit : null;

    /// <summary>The row of a SenML label; null when it is neither registered nor ours. Allocates nothing.</summary>
    public static UnitLabel? Find(ReadOnlySpan<char> label) => BySpan.TryGetValue(label, out var unit) ? unit : null;

    /// <summary>The UCUM code of a SenML label; null when there is none.</summary>
    public static string? ToUcum(string label) => Find(label)?.Ucum;

    /// <summary>
    /// The label to use for a UCUM code; null when there is none. Where several labels share a code the more general wins
    /// (<c>/</c> for <c>1</c>, <c>1/min</c> for <c>/min</c>, <c>/100</c> for <c>%</c>): the catalogue names the special ones.
    /// </summary>
    public static string? ToSenMl(string ucum)
    {
        ArgumentNullException.ThrowIfNull(ucum);
        return ByUcum.TryGetValue(ucum, out var unit) ? unit.Label : null;
    }

    /// <summary>
    /// Converts a value from one label's unit to another's. Counted in decimal, so that 309.65 K is 36.5 Cel and not 36.49999999999997; a conversion keeps 15 significant digits.
    /// False when the units measure different things, or the value is too large to convert.
    /// </summary>
    public static bool TryConvert(double value, UnitLabel from, UnitLabel to, out double converted)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        converted = value;
        if (from.Label == to.Label)
        {
            return true;
        }

        if (from.Base != to.Base || !(Math.Abs(value) < 1e15))
        {
            converted = 0;
            return false;
        }

        if (from.Numerator != to.Numerator || from.Denominator != to.Denominator || from.Offset != to.Offset)
        {
            var inBase = ((decimal)value * from.Numerator / from.Denominator) + from.Offset;
            converted = (double)((inBase - to.Offset) * to.Denominator / to.Numerator);
        }

        return true;
    }

    /// <summary>Which of the labels of one UCUM code is the general one: lower is better.</summary>
    private static int Preference(UnitLabel unit) => unit.Label switch
    {
        "/" or "1/min" or "s" or "deg" or "VA" or "VAs" or "kVA" or "kVAh" or "/100" => 0,
        _ => 1,
    };
}
