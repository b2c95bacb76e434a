namespace AgeingMonitor.Testing.Importers;

/// <summary>Rows, or cells of rows, that an import left out for one reason.</summary>
/// <param name="Reason">Short code. Of every format: <c>missing</c>, <c>short-row</c>, <c>bad-time</c>, <c>bad-value</c>, <c>bad-subject</c>, <c>implausible</c>; of some: <c>unknown-location</c>, <c>unknown-device</c>,
/// <c>unknown-unit</c>, <c>unknown-parameter</c>, <c>unknown-series</c>, <c>no-quantity</c> (the catalogue has none), <c>doubtful</c> (a number that may have lost its point), <c>ignored</c> (by a mapping).</param>
/// <param name="Count">How many.</param>
/// <param name="Lines">The first of them, as <c>file:line</c>; at most <see cref="MaxLines"/>.</param>
public sealed record SkippedRows(string Reason, long Count, IReadOnlyList<string> Lines)
{
    /// <summary>How many lines are named for each reason.</summary>
    public const int MaxLines = 20;
}
