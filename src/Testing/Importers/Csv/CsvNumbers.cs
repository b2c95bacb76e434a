namespace AgeingMonitor.Testing.Importers.Csv;

/// <summary>Numbers with the decimal sign of a file.</summary>
internal static class CsvNumbers
{
    /// <summary>The number with a point. False when it holds the other sign: it may be a separator of thousands, and a value is never guessed.</summary>
    public static bool TryNormalise(string cell, char decimalSign, out string number)
    {
        number = decimalSign == ',' ? cell.Replace(',', '.') : cell;
        return !cell.Contains(decimalSign == ',' ? '.' : ',', StringComparison.Ordinal);
    }
}
