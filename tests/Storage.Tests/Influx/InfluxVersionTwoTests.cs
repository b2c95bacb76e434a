using System.Text.Json;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Storage.Influx;
using Microsoft.AspNetCore.Http;

namespace AgeingMonitor.Storage.Tests.Influx;

/// <summary>What is different on a server 2.x: the bucket, its mapping, the token, deletion. Requests and answers as in the reference of its second interface.</summary>
public sealed class InfluxVersionTwoTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string> answers = new()
    {
        ["GET /api/v2/buckets"] = """{"buckets":[]}""",
        ["GET /api/v2/orgs"] = """{"orgs":[{"id":"0o","name":"the clinic"}]}""",
        ["POST /api/v2/buckets"] = """{"id":"0b","name":"ageing"}""",
        ["GET /api/v2/dbrps"] = """{"content":[]}""",
        ["POST /api/v2/dbrps"] = """{"id":"0m"}""",
        ["POST /query"] = """{"results":[{"statement_id":0}]}""",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task PrepareAsync_NoBucketYet_MakesItAndItsMappingWithoutRetention()
    {
        await using var stub = await StartAsync();
        using var store = Store(stub);

        await store.PrepareAsync(Cancel);

        Assert.Contains(stub.Requests, r => r.Is("GET", "/api/v2/buckets?org=the%20clinic&name=ageing"));
        AssertJson("""{"orgID":"0o","name":"ageing","retentionRules":[]}""", stub.Requests.Single(r => r.Is("POST", "/api/v2/buckets")).Body);
        AssertJson("""{"bucketID":"0b","database":"ageing","retention_policy":"autogen","default":true,"org":"the clinic"}""", stub.Requests.Single(r => r.Is("POST", "/api/v2/dbrps")).Body);
        Assert.All(stub.Requests, r => Assert.Equal("Token secret-of-the-test", r.Authorization));
    }

    [Fact]
    public async Task PrepareAsync_BucketAndMappingAreThere_MakesNothing()
    {
        answers["GET /api/v2/buckets"] = """{"buckets":[{"id":"0b","name":"ageing","retentionRules":[{"type":"expire","everySeconds":0}]}]}""";
        answers["GET /api/v2/dbrps"] = """{"content":[{"id":"0m","database":"ageing","virtual":true}]}""";
        await using var stub = await StartAsync();
        using var store = Store(stub);

        await store.PrepareAsync(Cancel);

        Assert.DoesNotContain(stub.Requests, r => r.Is("POST", "/api/v2/"));
    }

    [Fact]
    public async Task PrepareAsync_BucketForgets_IsRefused()
    {
        answers["GET /api/v2/buckets"] = """{"buckets":[{"id":"0b","name":"ageing","retentionRules":[{"type":"expire","everySeconds":2592000}]}]}""";
        await using var stub = await StartAsync();
        using var store = Store(stub);

        Assert.Contains("forgets by itself", (await Assert.ThrowsAsync<ObservationStoreException>(() => store.PrepareAsync(Cancel))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrepareAsync_NoSuchOrganisation_SaysSo()
    {
        answers["GET /api/v2/orgs"] = """{"orgs":[]}""";
        await using var stub = await StartAsync();
        using var store = Store(stub);

        Assert.Contains("no organisation 'the clinic'", (await Assert.ThrowsAsync<ObservationStoreException>(() => store.PrepareAsync(Cancel))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeleteAsync_Range_IsSentWithTheLastMicrosecondInside()
    {
        await using var stub = await StartAsync();
        using var store = Store(stub);
        var kit = KitId.Derive("two");

        await store.DeleteAsync(TestPacks.HeartRateOf(kit), new TimeRange(TestPacks.At(0), TestPacks.At(10)), Cancel);

        var deletion = stub.Requests.Single(r => r.Is("POST", "/api/v2/delete?org=the%20clinic&bucket=ageing"));
        AssertJson(
            $$"""{"start":"2026-03-29T00:30:00.000000Z","stop":"2026-03-29T00:30:09.999999Z","predicate":"_measurement=\"heart-rate\" AND kit=\"{{kit}}\" AND sensor=\"wrist\""}""",
            deletion.Body);
    }

    [Fact]
    public async Task PrepareAsync_TokenWasChangedAfterARefusal_IsReadAgain()
    {
        var right = false;
        await using var stub = await HttpStub.StartAsync((request, response) =>
        {
            right = request.Authorization == "Token new";
            response.StatusCode = right ? 200 : 401;
            response.Headers["X-Influxdb-Version"] = "v2.7.1";
            return right ? AnswerAsync(request, response) : Task.CompletedTask;
        });
        using var store = Store(stub);
        await Assert.ThrowsAsync<ObservationStoreException>(() => store.PrepareAsync(Cancel));

        await File.WriteAllTextAsync(folder.File("token"), "new\n", Cancel);
        await store.PrepareAsync(Cancel);

        Assert.True(right);
    }

    [Fact]
    public async Task PrepareAsync_TokenFileIsMissing_NamesTheSetting()
    {
        await using var stub = await StartAsync();
        using var store = Store(stub);
        File.Delete(folder.File("token"));

        Assert.Contains("Storage:Influx:TokenFile", (await Assert.ThrowsAsync<ObservationStoreException>(() => store.PrepareAsync(Cancel))).Message, StringComparison.Ordinal);
    }

    private static void AssertJson(string expected, string actual)
        => Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, JsonDocument.Parse(actual).RootElement), actual);

    private Task<HttpStub> StartAsync() => HttpStub.StartAsync(AnswerAsync);

    private Task AnswerAsync(HttpStub.Request request, HttpResponse response)
    {
        response.Headers["X-Influxdb-Version"] = "v2.7.1";
        if (answers.TryGetValue($"{request.Method} {request.Target.Split('?')[0]}", out var answer))
        {
            return response.WriteAsync(answer);
        }

        response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private InfluxObservationStore Store(HttpStub stub)
    {
        File.WriteAllText(folder.File("token"), "secret-of-the-test\n");
        return new InfluxObservationStore(new InfluxOptions { Url = stub.Url, TokenFile = folder.File("token"), Organisation = "the clinic" }, TimeProvider.System);
    }
}
