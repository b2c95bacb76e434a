namespace AgeingMonitor.Testing.Importers;

/// <summary>How a text file with columns is written.</summary>
/// <param name="Delimiter">Between columns.</param>
/// <param name="LinesBeforeHeader">Lines before the one that names the columns.</param>
/// <param name="SkipsEmptyFields">Whether empty fields are no columns: files that are lined up by several tabs.</param>
internal sealed record CsvForm(char Delimiter, int LinesBeforeHeader, bool SkipsEmptyFields)
{
    /// <summary>Commas, header first.</summary>
    public static readonly CsvForm Usual = new(',', 0, false);
}
