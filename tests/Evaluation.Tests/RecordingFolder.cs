namespace AgeingMonitor.Evaluation.Tests;

/// <summary>Where recordings of others lie: AGEING_DATA, else ../shared/data beside the repository. Tests that need them skip, saying so, where they are not.</summary>
internal static class RecordingFolder
{
    public static string Need(string dataset)
    {
        var root = Environment.GetEnvironmentVariable("AGEING_DATA") ?? Find(AppContext.BaseDirectory);
        var isThere = root is not null && Directory.Exists(Path.Combine(root, dataset));
        Assert.SkipUnless(isThere, $"needs the recordings '{dataset}' in AGEING_DATA or ../shared/data");
        return root!;
    }

    private static string? Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AgeingMonitor.sln")))
            {
                var data = Path.Combine(folder.Parent!.FullName, "shared", "data");
                return Directory.Exists(data) ? data : null;
            }
        }

        return null;
    }
}
