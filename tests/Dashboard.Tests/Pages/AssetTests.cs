using System.IO.Compression;
using System.Net;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Endpoints;
using AgeingMonitor.Dashboard.Tests.World;

namespace AgeingMonitor.Dashboard.Tests.Pages;

public sealed class AssetTests(ITestOutputHelper output)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Kilobytes of a first load, compressed (docs/architecture.md, budgets).</summary>
    private const int Budget = 120 * 1000;

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Asset_CompressedIfAsked_IsTheSameFile(string encoding)
    {
        await using var world = await DashboardWorld.StartAsync();
        using var reader = new Reader(world.Address);
        using var asking = new HttpRequestMessage(HttpMethod.Get, PageAssets.Url("board.js"));
        asking.Headers.AcceptEncoding.ParseAdd(encoding);

        var plain = await (await reader.GetAsync(PageAssets.Url("board.js"))).Content.ReadAsByteArrayAsync(Stop);
        var answer = await reader.SendAsync(asking);
        await using var body = await answer.Content.ReadAsStreamAsync(Stop);
        await using Stream inflated = encoding == "br" ? new BrotliStream(body, CompressionMode.Decompress) : new GZipStream(body, CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        await inflated.CopyToAsync(unpacked, Stop);

        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.Single());
        Assert.Equal(plain, unpacked.ToArray());
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString());
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Asset_Unknown_IsNotFound()
    {
        await using var world = await DashboardWorld.StartAsync();
        using var reader = new Reader(world.Address);

        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/assets/nothing.js")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/assets/..%2fboard.js")).StatusCode);
    }

    [Theory]
    [InlineData("/", 12)]
    [InlineData("/", 500)]
    [InlineData("/alerts", 12)]
    public async Task Page_FirstLoad_KeepsItsBudget(string path, int homes)
    {
        await using var world = await DashboardWorld.StartAsync();
        await world.AddUserAsync("anna", Homes.TeamA);
        for (var i = 0; i < homes; i++)
        {
            world.TeamGrain(Homes.TeamA).Publish(world.Care.Add($"a{i}", Homes.TeamA, $"Logement {i}", HomeMode.Live, ($"Prénom{i * 7919}", $"Nom{i * 104729}")).Tile(Instant.Now(TimeProvider.System), 60 + (i % 40)));
        }

        using var reader = await world.SignInAsync("anna");
        using var asking = new HttpRequestMessage(HttpMethod.Get, path);
        asking.Headers.AcceptEncoding.ParseAdd("br");
        var page = (await (await reader.SendAsync(asking)).Content.ReadAsByteArrayAsync(Stop)).Length;
        // Every script there is: more than any one page takes.
        var assets = PageAssets.Names.Sum(n => PageAssets.Find(n)!.Brotli.Length);

        output.WriteLine($"{path} with {homes} homes: page {page} bytes, all assets {assets} bytes");
        Assert.InRange(page + assets, 1, Budget);
    }
}
