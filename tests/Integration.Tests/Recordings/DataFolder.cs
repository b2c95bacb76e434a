namespace AgeingMonitor.Integration.Tests.Recordings;

/// <summary>Where recordings of others are: <c>AGEING_DATA</c>, else <c>shared/data</c> beside or above the source tree.</summary>
internal static class DataFolder
{
    /// <summary>The folder of one data set; the test is skipped where it is not to be had.</summary>
    public static string Of(string dataset)
    {
        var asked = Environment.GetEnvironmentVariable("AGEING_DATA");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); string.IsNullOrEmpty(asked) && folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data");
            asked = Directory.Exists(candidate) ? candidate : null;
        }

        var found = asked is null ? null : Path.Combine(asked, dataset);
        Assert.SkipWhen(found is null || !Directory.Exists(found), $"the recordings of {dataset} are neither in AGEING_DATA nor in ../shared/data");
        return found!;
    }
}
