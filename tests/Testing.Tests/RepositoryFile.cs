namespace AgeingMonitor.Testing.Tests;

/// <summary>A file of the source tree that these tests hold in step; <c>AGEING_RENEW=1</c> lets them write it anew.</summary>
internal static class RepositoryFile
{
    public static bool IsRenewing => Environment.GetEnvironmentVariable("AGEING_RENEW") == "1";

    public static string PathOf(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AgeingMonitor.sln")))
            {
                return Path.Combine(folder.FullName, path);
            }
        }

        throw new InvalidOperationException($"The source tree is not above {AppContext.BaseDirectory}.");
    }

    /// <summary>The part of a page between two comments, <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>, is what the code says.</summary>
    public static void AssertPart(string path, string name, string expected)
    {
        var page = File.ReadAllText(PathOf(path));
        string begin = $"<!-- {name} -->\n", end = $"<!-- /{name} -->";
        var from = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = page.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= begin.Length && to >= from, $"{path} has no part '{name}'.");
        if (IsRenewing)
        {
            File.WriteAllText(PathOf(path), page[..from] + expected + page[to..]);
            return;
        }

        Assert.True(page[from..to] == expected, $"{path} is not what the code says: run the tests once with AGEING_RENEW=1 and look at the difference.");
    }
}
