using Microsoft.Data.Sqlite;

namespace AgeingMonitor.Care.Tests.Engines;

/// <summary>A file in a folder of its own.</summary>
public sealed class SqliteTestEngine : TestEngine
{
    public override Task<TestDatabase> CreateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("care-").FullName;
        var settings = new Dictionary<string, string?> { ["Care:Kind"] = "sqlite", ["Care:Path"] = Path.Combine(folder, "care.db") };
        return Task.FromResult(new TestDatabase(settings, () =>
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
            return ValueTask.CompletedTask;
        }));
    }
}
