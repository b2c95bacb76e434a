using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace AgeingMonitor.Storage.Influx;

/// <summary>Speaks HTTP to one server. Whatever goes wrong on the way is an <see cref="ObservationStoreException"/>; a cancellation by the caller is not. Safe to share.</summary>
internal sealed class InfluxConnection : IDisposable
{
    private const int RowsAChunk = 10_000;

    private readonly InfluxOptions options;
    private readonly TimeProvider clock;
    private readonly InfluxCredentials credentials;
    private readonly InfluxFault fault;
    private readonly HttpClient http;

    public InfluxConnection(InfluxOptions options, TimeProvider clock)
    {
        this.options = options;
        this.clock = clock;
        credentials = new InfluxCredentials(options);
        fault = new InfluxFault(options);

        // The wait is bounded by Patience, which also covers long answers; a connection is renewed now and then so that a new address of the server is seen.
        http = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { BaseAddress = options.Url, Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>The server's version, such as <c>1.6.7</c> or <c>v2.7.1</c>.</summary>
    public Task<string> PingAsync(CancellationToken cancellationToken) => SendAsync(
        () => new HttpRequestMessage(HttpMethod.Get, "ping"),
        (answer, _) => Task.FromResult(answer.Headers.TryGetValues("X-Influxdb-Version", out var versions)
            ? versions.First()
            : throw new ObservationStoreException($"What answers at {options.Url} is not InfluxDB: see Storage:Influx:Url.")),
        cancellationToken);

    /// <summary>Writes lines. Null when all are durable; the server's words when it will never take at least one of them.</summary>
    public Task<string?> WriteAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken) => SendAsync(
        () => new HttpRequestMessage(HttpMethod.Post, $"write?db={options.Database}") { Content = Content(lines) },
        async (answer, patience) => answer.StatusCode == HttpStatusCode.NoContent ? null : await fault.RefusalAsync(answer, patience.Token),
        cancellationToken);

    /// <summary>Runs InfluxQL and gives its rows as they come. A row must be used before the next is asked for.</summary>
    public async IAsyncEnumerable<InfluxRow> QueryAsync(string influxQl, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var patience = new Patience(clock, options.Timeout, cancellationToken);
        using var answer = await GuardAsync(() => PostQueryAsync(influxQl, patience), patience);
        await using var body = await GuardAsync(() => answer.Content.ReadAsStreamAsync(patience.Token), patience);
        await using var rows = ChunkReader.ReadAsync(body, patience).GetAsyncEnumerator(CancellationToken.None);
        while (await GuardAsync(() => rows.MoveNextAsync().AsTask(), patience))
        {
            yield return rows.Current;
        }
    }

    /// <summary>Runs InfluxQL that gives no rows.</summary>
    public async Task RunAsync(string influxQl, CancellationToken cancellationToken)
    {
        await foreach (var row in QueryAsync(influxQl, cancellationToken))
        {
            // Nothing is expected; errors have been thrown.
        }
    }

    /// <summary>Calls the second interface, which only servers 2.x have. Null when the answer has no content or the thing asked for does not exist.</summary>
    public Task<JsonDocument?> CallAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken) => SendAsync(
        () => new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) },
        async (answer, patience) =>
        {
            if (answer.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.NotFound)
            {
                return null;
            }

            await fault.ThrowUnlessSuccessAsync(answer, patience.Token);
            await using var stream = await answer.Content.ReadAsStreamAsync(patience.Token);
            return await JsonDocument.ParseAsync(stream, cancellationToken: patience.Token);
        },
        cancellationToken);

    public void Dispose() => http.Dispose();

    private async Task<T> SendAsync<T>(Func<HttpRequestMessage> request, Func<HttpResponseMessage, Patience, Task<T>> read, CancellationToken cancellationToken)
    {
        using var patience = new Patience(clock, options.Timeout, cancellationToken);
        return await GuardAsync(
            async () =>
            {
                using var message = request();
                using var answer = await PostAsync(message, patience);
                return await read(answer, patience);
            },
            patience);
    }

    private async Task<HttpResponseMessage> PostQueryAsync(string influxQl, Patience patience)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"query?db={options.Database}&epoch=ns&chunked=true&chunk_size={RowsAChunk}")
        {
            Content = new FormUrlEncodedContent([new("q", influxQl)]),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var answer = await PostAsync(request, patience);
        try
        {
            await fault.ThrowUnlessSuccessAsync(answer, patience.Token);
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    private async Task<HttpResponseMessage> PostAsync(HttpRequestMessage request, Patience patience)
    {
        request.Headers.Authorization = credentials.Header;
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            credentials.Forget();
        }

        return answer;
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> work, Patience patience)
    {
        try
        {
            return await work();
        }
        catch (OperationCanceledException e) when (patience.RanOut)
        {
            throw fault.NoAnswer(e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw fault.NotReached(e);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw fault.NotUnderstood(e);
        }
    }

    private HttpContent Content(ReadOnlyMemory<byte> lines)
    {
        if (!options.Compress)
        {
            return new ReadOnlyMemoryContent(lines);
        }

        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(lines.Span);
        }

        packed.Position = 0;
        return new StreamContent(packed) { Headers = { ContentEncoding = { "gzip" } } };
    }
}
