namespace AgeingMonitor.Analytics.Evaluation.Statistics;

/// <summary>Precision, recall and F1 of what was told against what was true, with intervals by drawing people.</summary>
internal static class Confusion
{
    /// <summary>Gives the three to <paramref name="add"/>: metric, value, n, and the interval.</summary>
    public static void Add(Action<string, double?, int, double?, double?> add, IReadOnlyList<string> people, IReadOnlyList<bool> told, IReadOnlyList<bool> truth, int seed)
    {
        IReadOnlyList<IReadOnlyList<(bool Told, bool True)>> persons =
            [.. Enumerable.Range(0, people.Count).GroupBy(i => people[i], StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Select(i => (told[i], truth[i])).ToArray())];
        IReadOnlyList<(bool Told, bool True)> all = [.. persons.SelectMany(rows => rows)];
        Give("precision", Precision);
        Give("recall", Recall);
        Give("f1", F1);

        void Give(string metric, Func<IReadOnlyList<(bool Told, bool True)>, double?> figure)
        {
            var interval = PersonBootstrap.Interval(persons, figure, seed);
            add(metric, figure(all), all.Count, interval?.Low, interval?.High);
        }
    }

    private static double? Precision(IReadOnlyList<(bool Told, bool True)> rows) => Share(rows.Count(row => row.Told && row.True), rows.Count(row => row.Told));

    private static double? Recall(IReadOnlyList<(bool Told, bool True)> rows) => Share(rows.Count(row => row.Told && row.True), rows.Count(row => row.True));

    private static double? F1(IReadOnlyList<(bool Told, bool True)> rows) => Share(2 * rows.Count(row => row.Told && row.True), rows.Count(row => row.Told) + rows.Count(row => row.True));

    private static double? Share(int part, int whole) => whole == 0 ? null : part / (double)whole;
}
