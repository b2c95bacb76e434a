namespace AgeingMonitor.Tests;

/// <summary>Where the real recordings are: in <c>AGEING_DATA</c>, or in the first <c>shared/data</c> beside or above the tests. Tests that need them skip without.</summary>
internal static class SharedData
{
    /// <summary>The folder of one data set; the test is skipped where it is not to be had.</summary>
    public static string Require(string dataset)
    {
        var folder = Find(dataset);
        Assert.SkipWhen(folder is null, $"The data set '{dataset}' is not here: set AGEING_DATA to the folder that holds it.");
        return folder!;
    }

    /// <summary>The folder of all data sets, in which there is this one; else the test is skipped.</summary>
    public static string RootWith(string dataset) => Path.GetDirectoryName(Require(dataset))!;

    /// <summary>The folder of one data set; null where it is not to be had.</summary>
    public static string? Find(string dataset) => Root() is { } root && Path.Combine(root, dataset) is var folder && Directory.Exists(folder) ? folder : null;

    /// <summary>The folder of all data sets; null where there is none.</summary>
    private static string? Root()
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
