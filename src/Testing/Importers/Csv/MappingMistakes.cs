namespace AgeingMonitor.Testing.Importers.Csv;

/// <summary>What is wrong with a mapping, all at once, each with its line and what would be right.</summary>
internal sealed class MappingMistakes
{
    private readonly List<(long Line, string Text)> mistakes = [];

    public int Count => mistakes.Count;

    public void Add(long line, string text) => mistakes.Add((line, text));

    /// <summary>One line each, in the order of the file.</summary>
    public IReadOnlyList<string> ToList() => [.. mistakes.OrderBy(mistake => mistake.Line).Select(mistake => FormattableString.Invariant($"line {mistake.Line}: {mistake.Text}"))];
}
