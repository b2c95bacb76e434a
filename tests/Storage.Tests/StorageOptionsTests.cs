using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Storage.Tests;

public sealed class StorageOptionsTests
{
    [Fact]
    public void Options_NothingSaid_IsTheEmbeddedStore()
    {
        var options = Read();

        Assert.Equal(StorageKinds.Embedded, options.Kind);
        Assert.Equal("observations.db", options.Path);
    }

    [Fact]
    public void Options_WholeInfluxSection_IsBound()
    {
        var options = Read(
            ("Storage:Kind", "influx"), ("Storage:Influx:Url", "https://influx.example:8086"), ("Storage:Influx:Database", "homes"),
            ("Storage:Influx:TokenFile", "/run/secrets/token"), ("Storage:Influx:Organisation", "clinic"), ("Storage:Influx:Timeout", "00:00:10")).Influx;

        Assert.Equal(new Uri("https://influx.example:8086"), options.Url);
        Assert.Equal(("homes", "/run/secrets/token", "clinic", TimeSpan.FromSeconds(10)), (options.Database, options.TokenFile, options.Organisation, options.Timeout));
    }

    [Theory]
    [InlineData("Storage:Kind", "floppy", "'embedded' or 'influx'")]
    [InlineData("Storage:Path", "", "names the file")]
    [InlineData("Storage:Influx:Url", "ftp://influx", "http://")]
    [InlineData("Storage:Influx:Database", "a b", "Storage:Influx:Database")]
    [InlineData("Storage:Influx:UserName", "ageing", "go together")]
    [InlineData("Storage:Influx:TokenFile", "/run/secrets/token", "go together")]
    [InlineData("Storage:Influx:LinesPerRequest", "0", "1 to 100,000")]
    [InlineData("Storage:Influx:Timeout", "00:00:00", "1 s to 10 min")]
    public void Options_WrongValue_IsNamedAtStart(string key, string value, string words)
    {
        var kind = key.Contains("Influx:", StringComparison.Ordinal) ? "influx" : "embedded";

        var fault = Assert.Throws<OptionsValidationException>(() => Read(key == "Storage:Kind" ? [(key, value)] : [("Storage:Kind", kind), (key, value)]));

        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_InfluxNotChosen_IsNotChecked() => Assert.Equal(StorageKinds.Embedded, Read(("Storage:Influx:Database", "a b")).Kind);

    private static StorageOptions Read(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value))).Build();
        using var services = new ServiceCollection().AddLogging().AddObservationStore(configuration).BuildServiceProvider();
        return services.GetRequiredService<IOptions<StorageOptions>>().Value;
    }
}
