namespace AgeingMonitor.Testing.Importers;

/// <summary>Counts what an import leaves out, by reason, with the first lines of each.</summary>
internal sealed class SkipCounter
{
    private readonly SortedDictionary<string, (long Count, List<string> Lines)> reasons = new(StringComparer.Ordinal);

    public void Add(string reason, CsvFile file)
    {
        var (count, lines) = reasons.TryGetValue(reason, out var found) ? found : (0, []);
        if (lines.Count < SkippedRows.MaxLines)
        {
            lines.Add(FormattableString.Invariant($"{file.Name}:{file.Line}"));
        }

        reasons[reason] = (count + 1, lines);
    }

    public IReadOnlyList<SkippedRows> ToList() => [.. reasons.Select(reason => new SkippedRows(reason.Key, reason.Value.Count, reason.Value.Lines))];
}
