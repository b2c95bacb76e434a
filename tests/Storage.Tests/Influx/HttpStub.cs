using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Storage.Tests.Influx;

/// <summary>A server on loopback that answers as the test says, and remembers what it was asked.</summary>
internal sealed class HttpStub : IAsyncDisposable
{
    private readonly WebApplication app;

    private HttpStub(WebApplication app) => this.app = app;

    public ConcurrentQueue<Request> Requests { get; } = new();

    public Uri Url => new(app.Urls.Single());

    public static async Task<HttpStub> StartAsync(Func<Request, HttpResponse, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var stub = new HttpStub(builder.Build());
        stub.app.Run(async context =>
        {
            var request = await ReadAsync(context.Request);
            stub.Requests.Enqueue(request);
            await answer(request, context.Response);
        });
        await stub.app.StartAsync();
        return stub;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static async Task<Request> ReadAsync(HttpRequest request)
    {
        Stream stream = request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var reader = new StreamReader(stream);
        var body = await reader.ReadToEndAsync();
        var query = body.StartsWith("q=", StringComparison.Ordinal) ? Uri.UnescapeDataString(body[2..].Replace('+', ' ')) : body;
        return new Request(request.Method, request.Path + request.QueryString, query, request.Headers.Authorization.ToString());
    }

    /// <summary>What was asked; the body of a query without its form.</summary>
    internal sealed record Request(string Method, string Target, string Body, string Authorization)
    {
        public bool Is(string method, string path) => Method == method && Target.StartsWith(path, StringComparison.Ordinal);
    }
}
