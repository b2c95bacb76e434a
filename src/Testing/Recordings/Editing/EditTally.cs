namespace AgeingMonitor.Testing.Recordings.Editing;

/// <summary>Counts what is left out, by reason. One caller at a time.</summary>
internal sealed class EditTally
{
    private readonly SortedDictionary<string, long> counts = new(StringComparer.Ordinal);

    public void Add(string reason, long count = 1) => counts[reason] = counts.GetValueOrDefault(reason) + count;

    public IReadOnlyList<LeftOut> ToList() => [.. counts.Where(pair => pair.Value > 0).Select(pair => new LeftOut(pair.Key, pair.Value))];
}
