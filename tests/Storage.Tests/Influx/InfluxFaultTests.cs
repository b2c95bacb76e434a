using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Storage.Influx;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Storage.Tests.Influx;

/// <summary>What the store says and does when the server, or what stands before it, misbehaves.</summary>
public sealed class InfluxFaultTests
{
    private const string Head = """{"results":[{"statement_id":0,"series":[{"name":"heart-rate","columns":["time","value"],"values":[[1000,60]]""";

    private readonly KitId kit = KitId.Derive("influx faults");
    private readonly FakeTimeProvider clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Answers => new()
    {
        { "", "cut or not InfluxDB's" },
        { "<html>Sign in to the hotel</html>", "cut or not InfluxDB's" },
        { "[]", "cut or not InfluxDB's" },
        { "{}", "cut or not InfluxDB's" },
        { "null", "cut or not InfluxDB's" },
        { """{"results":""", "cut or not InfluxDB's" },
        { Head, "cut or not InfluxDB's" },
        { Head + "}],\"partial\":true}]}\n", "cut or not InfluxDB's" },
        { Head + "}],\"partial\":true}]}\n{\"results\":[{\"series\":[{\"name\":\"heart", "cut or not InfluxDB's" },
        { Head + "}],\"partial\":true}]}\n{\"error\":\"engine: closed\"}\n", "engine: closed" },
        { """{"results":[{"statement_id":0,"error":"shard is disabled"}]}""", "shard is disabled" },
        { """{"results":[{"series":[{"name":"heart-rate","columns":["time","value"],"values":[["2026",60]]}]}]}""", "no usable column 0" },
        { """{"results":[{"series":[{"name":"heart-rate","columns":["time","value"],"values":[[1000,"x"]]}]}]}""", "no usable column 1" },
        { """{"results":[{"series":[{"name":"heart-rate","columns":["time"],"values":[[1000]]}]}]}""", "no usable column 1" },
        { """{"results":[{"series":[{"name":"heart-rate","columns":["time"],"values":[7]}]}]}""", "no usable column 0" },
        { """{"results":[7]}""", "cut or not InfluxDB's" },
        { """{"results":[{"series":[7]}]}""", "cut or not InfluxDB's" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task ReadAsync_AnswerIsNotWhole_IsAFaultAndNoEmptyResult(string answer, string words)
    {
        await using var stub = await HttpStub.StartAsync((_, response) => response.WriteAsync(answer));
        using var store = Store(stub.Url);

        var fault = await Assert.ThrowsAsync<ObservationStoreException>(() => ReadAsync(store));

        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sealed_at")]
    [InlineData("sealed_at=1 received_at=1 first_at=1 last_at=1 count=0 written_at=1")]
    [InlineData("sealed_at=1 received_at=1 first_at=1 last_at=1 count=many written_at=1 clock=1")]
    [InlineData("sealed_at=1 received_at=1 first_at=1 last_at=1 count=0 written_at=1 clock=1 shed=1")]
    public async Task ReadPacksAsync_LedgerOfSomethingElse_IsAFault(string head)
    {
        await using var stub = await HttpStub.StartAsync((_, response)
            => response.WriteAsync($$"""{"results":[{"series":[{"name":"pack_ledger","columns":["time","head"],"values":[[1,"{{head}}"]]}]}]}"""));
        using var store = Store(stub.Url);

        var fault = await Assert.ThrowsAsync<ObservationStoreException>(() => store.ReadPacksAsync(kit, 1, Lane.Obs, 0, Cancel).ToListAsync());

        Assert.Contains("no entry of this version's", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_ConnectionBreaksInTheMiddle_IsAFault()
    {
        await using var stub = await HttpStub.StartAsync(async (_, response) =>
        {
            await response.WriteAsync(Head + "}],\"partial\":true}]}\n");
            await response.Body.FlushAsync();
            response.HttpContext.Abort();
        });
        using var store = Store(stub.Url);

        await Assert.ThrowsAsync<ObservationStoreException>(() => ReadAsync(store));
    }

    [Theory]
    [InlineData(200, "", "fails (200)")]
    [InlineData(401, """{"error":"authorization failed"}""", "refuses who we are")]
    [InlineData(403, """{"message":"forbidden"}""", "forbidden")]
    [InlineData(404, """{"error":"database not found: \"ageing\""}""", "no database 'ageing'")]
    [InlineData(429, "slow down", "fails (429)")]
    [InlineData(500, """{"error":"engine is closed"}""", "engine is closed")]
    [InlineData(503, """{"error":"timeout"}""", "timeout")]
    [InlineData(502, "<html>Bad gateway</html>", "Bad gateway")]
    [InlineData(400, """{"error":"partial write: max-series-per-database limit exceeded: (1) dropped=1"}""", "at a limit of its configuration")]
    [InlineData(400, """{"error":"partial write: points beyond retention policy dropped=1"}""", "set its default retention to infinite")]
    public async Task WriteAsync_ServerFails_NothingIsGivenUp(int status, string body, string words)
    {
        await using var stub = await HttpStub.StartAsync((_, response) =>
        {
            response.StatusCode = status;
            return response.WriteAsync(body);
        });
        using var store = Store(stub.Url);

        var fault = await Assert.ThrowsAsync<ObservationStoreException>(() => store.WriteAsync([TestPacks.Obs(kit, 1, TestPacks.Beats(0, 4))], Cancel));

        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_LedgerFailsAfterTheRows_IsAFaultOfTheWholeBatch()
    {
        await using var stub = await HttpStub.StartAsync((request, response) =>
        {
            response.StatusCode = request.Body.StartsWith("pack_ledger", StringComparison.Ordinal) ? 500 : 204;
            return Task.CompletedTask;
        });
        using var store = Store(stub.Url);

        await Assert.ThrowsAsync<ObservationStoreException>(() => store.WriteAsync([TestPacks.Obs(kit, 1, TestPacks.Beats(0, 4))], Cancel));

        Assert.Equal(["heart-rate", "pack_ledger"], stub.Requests.Select(r => r.Body.Split(',')[0]));
    }

    [Theory]
    [InlineData(400, """{"error":"unable to parse 'heart-rate': invalid number"}""")]
    [InlineData(422, """{"code":"unprocessable entity","message":"failure writing points to database: partial write: field type conflict"}""")]
    [InlineData(500, """{"code":"internal error","message":"unexpected error writing points to database: partial write: field type conflict"}""")]
    public async Task WriteAsync_ServerRefusesSomeLines_TheyAreFoundAndNamedAndTheRestIsWritten(int status, string body)
    {
        await using var stub = await HttpStub.StartAsync(async (request, response) =>
        {
            var bad = request.Body.Contains(" value=63,", StringComparison.Ordinal) || request.Body.Contains(" value=68,", StringComparison.Ordinal);
            response.StatusCode = bad ? status : 204;
            if (bad)
            {
                await response.WriteAsync(body);
            }
        });
        using var store = Store(stub.Url);

        var result = await store.WriteAsync([TestPacks.Obs(kit, 1, TestPacks.Beats(0, 5)), TestPacks.Obs(kit, 2, TestPacks.Beats(5, 5))], Cancel);

        Assert.Equal(8, result.Observations);
        Assert.Equal([(1L, 63.0), (2L, 68.0)], result.Refused.Select(r => (r.Pack.Sequence, r.Observation.Value.Number)));
        Assert.All(result.Refused, r => Assert.Matches("unable to parse|field type conflict", r.Reason));
        var taken = stub.Requests.Where(r => !r.Body.Contains("value=63,", StringComparison.Ordinal) && !r.Body.Contains("value=68,", StringComparison.Ordinal));
        Assert.Equal(
            [60, 61, 62, 64, 65, 66, 67, 69],
            taken.SelectMany(r => LineProtocolDecoder.Decode(System.Text.Encoding.UTF8.GetBytes(r.Body), 0, 1)).Where(p => p.Measurement == "heart-rate").Select(p => (double)p.Fields[0].Value).Distinct().Order());
        Assert.StartsWith("pack_ledger", stub.Requests.Last().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_InstantOutsideTheServersYears_IsRefusedWithoutAsking()
    {
        await using var stub = await HttpStub.StartAsync(NoContentAsync);
        using var store = Store(stub.Url);
        var far = new Observation(TestPacks.Wrist, TestPacks.Number, Instant.From(new DateTimeOffset(2300, 1, 1, 0, 0, 0, TimeSpan.Zero)), ObservedValue.Of(60));

        var result = await store.WriteAsync([TestPacks.Obs(kit, 1, TestPacks.HeartRate(0, 60), far)], Cancel);

        Assert.Equal(1, result.Observations);
        Assert.Equal(far, Assert.Single(result.Refused).Observation);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WriteAsync_ManyLines_AreCutIntoRequestsRowsFirst(bool compress)
    {
        await using var stub = await HttpStub.StartAsync(NoContentAsync);
        using var store = Store(stub.Url, o =>
        {
            o.LinesPerRequest = 100;
            o.Compress = compress;
        });

        await store.WriteAsync([TestPacks.Obs(kit, 1, TestPacks.Beats(0, 150)), TestPacks.Obs(kit, 2, TestPacks.Beats(150, 100))], Cancel);

        Assert.Equal(["heart-rate 100", "heart-rate 100", "heart-rate 50", "pack_ledger 4"], stub.Requests.Select(r => $"{r.Body.Split(',')[0]} {r.Body.Count(c => c == '\n')}"));
    }

    [Fact]
    public async Task WriteAsync_ServerNeverAnswers_IsAFaultAfterTheTimeout()
    {
        await using var server = await StartSilentAsync();
        using var store = Store(server.Stub.Url);

        var write = store.WriteAsync([TestPacks.Obs(kit, 1, TestPacks.Beats(0, 4))], Cancel);
        await server.Asked.Task;
        clock.Advance(TimeSpan.FromSeconds(30));
        var fault = await Assert.ThrowsAsync<ObservationStoreException>(() => write);

        Assert.Contains("within 30 s", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_CallerGivesUp_IsNoFault()
    {
        await using var server = await StartSilentAsync();
        using var store = Store(server.Stub.Url);
        using var stop = new CancellationTokenSource();

        var write = store.WriteAsync([TestPacks.Obs(kit, 1, TestPacks.Beats(0, 4))], stop.Token);
        await server.Asked.Task;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
    }

    [Fact]
    public async Task PrepareAsync_NoServer_SaysWhereItLooked()
    {
        using var store = Store(new Uri("http://127.0.0.1:9"));

        var fault = await Assert.ThrowsAsync<ObservationStoreException>(() => store.PrepareAsync(Cancel));

        Assert.Contains("http://127.0.0.1:9/ cannot be reached", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrepareAsync_AnotherServer_SaysSo()
    {
        await using var stub = await HttpStub.StartAsync((_, response) => response.WriteAsync("Welcome to nginx!"));
        using var store = Store(stub.Url);

        Assert.Contains("is not InfluxDB", (await Assert.ThrowsAsync<ObservationStoreException>(() => store.PrepareAsync(Cancel))).Message, StringComparison.Ordinal);
    }

    private static async Task<SilentServer> StartSilentAsync()
    {
        var asked = new TaskCompletionSource();
        var end = new TaskCompletionSource();
        var stub = await HttpStub.StartAsync((_, _) =>
        {
            asked.SetResult();
            return end.Task;
        });
        return new SilentServer(stub, asked, end);
    }

    private static Task NoContentAsync(HttpStub.Request request, HttpResponse response)
    {
        response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private Task<List<StoredValue>> ReadAsync(InfluxObservationStore store) => store.ReadAsync(TestPacks.HeartRateOf(kit), TimeRange.Always, Cancel).ToListAsync();

    private InfluxObservationStore Store(Uri url, Action<InfluxOptions>? configure = null)
    {
        var options = new InfluxOptions { Url = url };
        configure?.Invoke(options);
        return new InfluxObservationStore(options, clock);
    }

    /// <summary>Takes a request and says nothing until it is over.</summary>
    private sealed record SilentServer(HttpStub Stub, TaskCompletionSource Asked, TaskCompletionSource End) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            End.SetResult();
            await Stub.DisposeAsync();
        }
    }
}
