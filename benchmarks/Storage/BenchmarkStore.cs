using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AgeingMonitor.Benchmarks.Storage;

/// <summary>
/// A store composed as the server composes it, and a hundred homes that fill it: each pack holds 50 observations of one minute over 20 series. The embedded store lies in a temporary folder;
/// InfluxDB is the server named by <c>AGEING_INFLUX_URL</c>, in a database that is made anew.
/// </summary>
internal sealed class BenchmarkStore : IDisposable
{
    public const int ObservationsAPack = 50;
    private const int Homes = 100;

    private static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private static readonly SensorId Sensor = SensorId.Parse("wrist");
    private static readonly QuantityDefinition[] Measured = [.. Quantities.All.Where(q => !q.IsText).Take(20)];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ageing-benchmark-");
    private readonly ServiceProvider services;
    private readonly Random values = new(2_026);
    private long packs;

    public BenchmarkStore(string kind)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Storage:Kind"] = kind,
            ["Storage:Path"] = Path.Combine(folder.FullName, "observations.db"),
            ["Storage:Influx:Url"] = InfluxUrl ?? "http://localhost:8086",
            ["Storage:Influx:Database"] = $"benchmark-{Guid.NewGuid():N}",
        };
        services = new ServiceCollection().AddLogging().AddObservationStore(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
    }

    /// <summary>The stores that can be measured here.</summary>
    public static IEnumerable<string> Kinds => InfluxUrl is null ? [StorageKinds.Embedded] : [StorageKinds.Embedded, StorageKinds.Influx];

    public static SeriesKey OneSeries => new(Kit(0), Sensor, Measured[0]);

    public IObservationStore Store => services.GetRequiredService<IObservationStore>();

    private static string? InfluxUrl => Environment.GetEnvironmentVariable("AGEING_INFLUX_URL") is { Length: > 0 } url ? url : null;

    /// <summary>The next packs of all homes in turn.</summary>
    public Pack[] Next(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];

    public void Dispose()
    {
        services.Dispose();
        folder.Delete(recursive: true);
    }

    private static KitId Kit(long home) => KitId.Derive($"benchmark {home}");

    private Pack Next()
    {
        var (minute, home) = Math.DivRem(packs++, Homes);
        var begin = Start + TimeSpan.FromMinutes(minute);
        var observations = new Observation[ObservationsAPack];
        for (var i = 0; i < observations.Length; i++)
        {
            observations[i] = new Observation(Sensor, Measured[i % Measured.Length], begin + TimeSpan.FromSeconds(i), ObservedValue.Of(Math.Round(values.NextDouble() * 100, 1)));
        }

        return new Pack
        {
            Key = new PackKey(Kit(home), 1, Lane.Obs, minute + 1),
            SealedAt = begin + TimeSpan.FromMinutes(1),
            ReceivedAt = begin + TimeSpan.FromSeconds(61),
            Clock = new ClockQuality(ClockState.Synced, 0.05),
            Observations = observations,
        };
    }
}
