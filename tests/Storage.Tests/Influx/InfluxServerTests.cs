using System.Net.Http.Headers;
using System.Text;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Storage.Influx;

namespace AgeingMonitor.Storage.Tests.Influx;

/// <summary>A real server that is down, killed, set up in another way, or written to by others.</summary>
public sealed class InfluxServerTests
{
    private readonly KitId kit = KitId.Derive("influx server");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WriteAsync_ServerKilledAtRandomMoments_NothingAcknowledgedIsLost()
    {
        var rounds = Environment.GetEnvironmentVariable("AGEING_LONG") == "1" ? 25 : 3;
        using var server = InfluxServer.Require();
        using var store = Store(server);
        await Assert.ThrowsAsync<ObservationStoreException>(() => store.PrepareAsync(Cancel));
        await server.StartAsync();
        await store.PrepareAsync(Cancel);
        var random = new Random(2_026);
        var acknowledged = 0L;

        for (var round = 0; round < rounds; round++)
        {
            using var killed = new CancellationTokenSource();
            var kill = Task.Run(() => KillAsync(acknowledged + random.Next(5, 80)), Cancel);
            await Assert.ThrowsAsync<ObservationStoreException>(async () =>
            {
                while (true)
                {
                    await store.WriteAsync([PackOf(acknowledged + 1)], Cancel);
                    Interlocked.Increment(ref acknowledged);
                }
            });
            await kill;
            await server.StartAsync();

            var packs = await store.ReadPacksAsync(kit, 1, Lane.Obs, 0, Cancel).ToListAsync();
            Assert.InRange(packs.Count, acknowledged, acknowledged + 1);
            PackAssert.Same(Enumerable.Range(1, packs.Count).Select(i => PackOf(i)), packs);
        }

        async Task KillAsync(long when)
        {
            while (Interlocked.Read(ref acknowledged) < when)
            {
                await Task.Yield();
            }

            server.Kill();
        }

        Pack PackOf(long sequence) => TestPacks.Obs(kit, sequence, [.. Enumerable.Range(0, 50).Select(i => TestPacks.HeartRate((sequence * 60) + i, sequence + (i / 64.0)))]);
    }

    [Fact]
    public async Task WriteAsync_SeriesHasAnotherType_TheServersRefusalIsNamed()
    {
        using var server = InfluxServer.Require();
        await server.StartAsync();
        using var store = Store(server);
        await store.PrepareAsync(Cancel);
        using var http = new HttpClient { BaseAddress = server.Url };
        using var foreign = await http.PostAsync(
            new Uri("write?db=ageing", UriKind.Relative), new StringContent($"heart-rate,kit={kit},sensor=wrist value=\"fast\" {TestPacks.At(0).Microseconds}000"), Cancel);
        foreign.EnsureSuccessStatusCode();

        var result = await store.WriteAsync([TestPacks.Obs(kit, 1, TestPacks.HeartRate(1, 60), TestPacks.Posture(1, "lying"), TestPacks.HeartRate(2, 61), TestPacks.Posture(2, "sitting"))], Cancel);

        Assert.Equal(2, result.Observations);
        Assert.Equal([60, 61], result.Refused.Select(r => r.Observation.Value.Number));
        Assert.All(result.Refused, r => Assert.Contains("field type conflict", r.Reason, StringComparison.Ordinal));
        Assert.Equal(["lying", "sitting"], Assert.Single(await store.ReadPacksAsync(kit, 1, Lane.Obs, 0, Cancel).ToListAsync()).Observations.Select(o => o.Value.Text));
    }

    [Fact]
    public async Task PrepareAsync_DatabaseForgets_IsRefusedWithTheRemedy()
    {
        using var server = InfluxServer.Require();
        await server.StartAsync();
        await RunAsync(server, "CREATE DATABASE ageing WITH DURATION 30d");
        using var store = Store(server);

        var fault = await Assert.ThrowsAsync<ObservationStoreException>(() => store.PrepareAsync(Cancel));
        await RunAsync(server, fault.Message.Split(": ")[1].Split(". ")[0]);
        await store.PrepareAsync(Cancel);

        Assert.Contains("forgets by itself", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrepareAsync_ServerWithAccounts_TakesTheUserAndRefusesOthers()
    {
        using var server = InfluxServer.Require("auth-enabled = true");
        await server.StartAsync();
        await RunAsync(server, "CREATE USER administrator WITH PASSWORD 'root' WITH ALL PRIVILEGES");
        await RunAsync(server, "CREATE DATABASE ageing; CREATE USER ageing WITH PASSWORD 'a pass:word'; GRANT ALL ON ageing TO ageing", "administrator:root");
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("password"), "a pass:word\n", Cancel);
        using var stranger = Store(server);
        using var store = new InfluxObservationStore(new InfluxOptions { Url = server.Url, UserName = "ageing", PasswordFile = folder.File("password") }, TimeProvider.System);

        await store.PrepareAsync(Cancel);
        await store.WriteAsync([TestPacks.Obs(kit, 1, TestPacks.Beats(0, 3))], Cancel);
        await store.DeleteAsync(TestPacks.HeartRateOf(kit), new TimeRange(TestPacks.At(0), TestPacks.At(1)), Cancel);

        Assert.Equal(2, (await store.ReadAsync(TestPacks.HeartRateOf(kit), TimeRange.Always, Cancel).ToListAsync()).Count);
        Assert.Contains(kit, await store.ListKitsAsync(Cancel));
        Assert.Single(await store.ReadPacksAsync(kit, 1, Lane.Obs, 0, Cancel).ToListAsync());
        Assert.Contains("refuses who we are", (await Assert.ThrowsAsync<ObservationStoreException>(() => stranger.PrepareAsync(Cancel))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_CompressedRequests_AreTakenByTheServer()
    {
        using var server = InfluxServer.Require();
        await server.StartAsync();
        using var store = new InfluxObservationStore(new InfluxOptions { Url = server.Url, Compress = true }, TimeProvider.System);
        await store.PrepareAsync(Cancel);

        await store.WriteAsync([TestPacks.Obs(kit, 1, TestPacks.Beats(0, 12_000))], Cancel);

        Assert.Equal(12_000, (await store.ReadAsync(TestPacks.HeartRateOf(kit), TimeRange.Always, Cancel).ToListAsync()).Count);
    }

    private static InfluxObservationStore Store(InfluxServer server) => new(new InfluxOptions { Url = server.Url }, TimeProvider.System);

    private static async Task RunAsync(InfluxServer server, string influxQl, string? account = null)
    {
        using var http = new HttpClient { BaseAddress = server.Url };
        http.DefaultRequestHeaders.Authorization = account is null ? null : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(account)));
        using var form = new FormUrlEncodedContent([new("q", influxQl)]);
        using var answer = await http.PostAsync(new Uri("query", UriKind.Relative), form, Cancel);
        answer.EnsureSuccessStatusCode();
        Assert.DoesNotContain("error", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }
}
