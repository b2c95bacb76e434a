using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace AgeingMonitor.Dashboard.Endpoints;

/// <summary>Serves what the assembly carries: no web root, so a server runs from any folder. Addresses carry the content's hash and may be kept for ever.</summary>
internal static class PageAssets
{
    private const string Prefix = "assets/";
    private static readonly FrozenDictionary<string, Asset> Known = Read();

    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>The address of an asset.</summary>
    public static string Url(string name) => $"/{Prefix}{name}?v={Known[name].Hash}";

    public static Asset? Find(string name) => Known.GetValueOrDefault(name);

    public static void MapAssets(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/assets/{name}", Serve).AllowAnonymous();

    private static IResult Serve(string name, HttpContext context)
    {
        if (!Known.TryGetValue(name, out var asset))
        {
            return Results.NotFound();
        }

        var (bytes, encoding) = Choose(asset, context.Request.GetTypedHeaders().AcceptEncoding);
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        if (encoding is not null)
        {
            context.Response.Headers.ContentEncoding = encoding;
        }

        return Results.Bytes(bytes, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Hash}{encoding}\""));
    }

    private static (byte[] Bytes, string? Encoding) Choose(Asset asset, IList<StringWithQualityHeaderValue> accepted)
    {
        bool Takes(string encoding) => accepted.Any(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0);
        return Takes("br") ? (asset.Brotli, "br") : Takes("gzip") ? (asset.Gzip, "gzip") : (asset.Plain, null);
    }

    private static FrozenDictionary<string, Asset> Read()
    {
        var names = typeof(PageAssets).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && Path.GetExtension(n) is not (".br" or ".gz"));
        return names.ToFrozenDictionary(n => n[Prefix.Length..], Load, StringComparer.Ordinal);
    }

    private static Asset Load(string resource)
    {
        var plain = Bytes(resource);
        return new Asset(ContentTypeOf(resource), Convert.ToHexStringLower(SHA256.HashData(plain))[..16], plain, Bytes(resource + ".gz"), Bytes(resource + ".br"));
    }

    private static byte[] Bytes(string resource)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"The dashboard was built without {resource}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static string ContentTypeOf(string resource) => Path.GetExtension(resource) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
}
