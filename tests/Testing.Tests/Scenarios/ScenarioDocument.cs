using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Tests.Scenarios;

/// <summary>The page <c>docs/scenarios.md</c>: its blocks, and the table that is made from the code.</summary>
internal static class ScenarioDocument
{
    public const string Kinds = "### Kinds";

    public static string Path { get; } = Find();

    /// <summary>The YAML blocks.</summary>
    public static IEnumerable<string> Blocks()
    {
        var lines = File.ReadAllLines(Path);
        for (var i = Array.IndexOf(lines, "```yaml"); i >= 0; i = Array.IndexOf(lines, "```yaml", i))
        {
            var end = Array.IndexOf(lines, "```", i + 1);
            yield return string.Join('\n', lines[(i + 1)..end]) + "\n";
            i = end;
        }
    }

    /// <summary>The tables before the first heading of the third level: first cells, without their back-quotes.</summary>
    public static IEnumerable<string> Keys() => File.ReadLines(Path).TakeWhile(line => !line.StartsWith("### ", StringComparison.Ordinal))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]);

    /// <summary>The table of kinds, as it stands.</summary>
    public static IEnumerable<string> Table() => File.ReadLines(Path).SkipWhile(line => line != Kinds).Skip(1).TakeWhile(line => !line.StartsWith('#')).Where(line => line.StartsWith('|'));

    /// <summary>The table of kinds, as the code has it.</summary>
    public static IEnumerable<string> TableOfKinds() =>
    [
        "| What | To | Meaning | Other keys |",
        "| --- | --- | --- | --- |",
        .. HappeningKinds.All.Select(kind => $"| `{kind.Name}` | {kind.Scope.ToString().ToLowerInvariant()} | {kind.Summary} | {ScenarioKindText.Keys(kind).Replace("|", "or", StringComparison.Ordinal)} |"),
    ];

    /// <summary>Writes the table of kinds anew.</summary>
    public static void Renew()
    {
        var lines = File.ReadAllLines(Path).ToList();
        var start = lines.IndexOf(Kinds) + 2;
        lines.RemoveRange(start, lines.FindIndex(start, line => !line.StartsWith('|')) - start);
        lines.InsertRange(start, TableOfKinds());
        File.WriteAllText(Path, string.Join('\n', lines) + "\n");
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, "docs", "scenarios.md");
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new FileNotFoundException("docs/scenarios.md is not above the tests.");
    }
}
