namespace AgeingMonitor.Testing.Importers;

/// <summary>Rows, or cells of rows, that an import left out for one reason.</summary>
/// <param name="Reason">Short code: <c>missing</c>, <c>bad-time</c>, <c>bad-value</c>, <c>bad-subject</c>, <c>unknown-location</c>, <c>unknown-device</c>, <c>unknown-unit</c>, <c>implausible</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="Lines">The first of them, as <c>file:line</c>; at most <see cref="MaxLines"/>.</param>
public sealed record SkippedRows(string Reason, long Count, IReadOnlyList<string> Lines)
{
    /// <summary>How many lines are named for each reason.</summary>
    public const int MaxLines = 20;
}
