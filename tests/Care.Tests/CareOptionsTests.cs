using AgeingMonitor.Care.Tests.Engines;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Care.Tests;

public sealed class CareOptionsTests
{
    [Fact]
    public async Task Options_NothingSet_AreAFileInTheWorkingFolder()
    {
        var options = await ReadAsync();

        Assert.Equal((CareDatabaseKind.Sqlite, "care.db", 10_000, 67_108_864L), (options.Kind, options.Path, options.Quarantine.MaxMessages, options.Quarantine.MaxBytes));
    }

    [Theory]
    [InlineData("SQLite", CareDatabaseKind.Sqlite)]
    [InlineData("postgres", CareDatabaseKind.Postgres)]
    public async Task Options_Kind_IsReadInAnyCase(string text, CareDatabaseKind kind) =>
        Assert.Equal(kind, (await ReadAsync(new("Care:Kind", text), new("Care:ConnectionString", "Host=db"))).Kind);

    [Fact]
    public async Task Options_SeveralWrong_AreAllNamed()
    {
        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(() => ReadAsync(
            new("Care:Kind", "postgres"), new("Care:PasswordFile", "/no/such/file"), new("Care:Quarantine:MaxMessages", "0"), new("Care:Quarantine:MaxBytes", "1"), new("Care:Capacity:MonthsAfterFlag", "0")));

        Assert.All(["Care:ConnectionString", "/no/such/file", "MaxMessages", "MaxBytes", "MonthsAfterFlag"], word => Assert.Contains(word, refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Options_EmptyPath_IsRefused() =>
        Assert.Contains("Care:Path", (await Assert.ThrowsAsync<OptionsValidationException>(() => ReadAsync(new KeyValuePair<string, string?>("Care:Path", " ")))).Message, StringComparison.Ordinal);

    private static async Task<CareOptions> ReadAsync(params KeyValuePair<string, string?>[] settings)
    {
        await using var host = new CareHost(settings, new FakeTimeProvider());
        return host.Get<IOptions<CareOptions>>().Value;
    }
}
