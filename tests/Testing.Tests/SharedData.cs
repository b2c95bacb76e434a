namespace AgeingMonitor.Testing.Tests;

/// <summary>Where the real recordings are: <c>AGEING_DATA</c>, or the first <c>shared/data</c> beside or above the tests. Tests that need them skip without.</summary>
internal static class SharedData
{
    public static string Require(string dataset)
    {
        var folder = Find() is { } data ? Path.Combine(data, dataset) : null;
        Assert.SkipUnless(folder is not null && Directory.Exists(folder), $"The data set '{dataset}' is not here: set AGEING_DATA to the folder that holds it.");
        return folder!;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("AGEING_DATA") is { Length: > 0 } given)
        {
            return given;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            foreach (var candidate in (string[])[Path.Combine(folder.FullName, "shared", "data"), Path.Combine(folder.FullName, "..", "shared", "data")])
            {
                if (Directory.Exists(candidate))
                {
                    return Path.GetFullPath(candidate);
                }
            }
        }

        return null;
    }
}
