namespace AgeingMonitor.Architecture.Tests;

/// <summary>The source tree that these tests look at.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AgeingMonitor.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"AgeingMonitor.sln was not found above {from}.");
    }
}
