using AgeingMonitor.Dashboard.Texts;

namespace AgeingMonitor.Dashboard.Endpoints;

/// <summary>Lets a tablet install the board.</summary>
internal static class WebManifest
{
    public static void MapWebManifest(this IEndpointRouteBuilder routes) => routes.MapGet("/manifest.webmanifest", (HttpContext context) => Results.Json(
        new Dictionary<string, object>
        {
            ["name"] = Words.In(PageTexts.Product, Languages.Of(context)),
            ["short_name"] = Words.In(PageTexts.Product, Languages.Of(context)),
            ["lang"] = Languages.Of(context).Code(),
            ["start_url"] = "/",
            ["display"] = "standalone",
            ["background_color"] = "#f4f6f8",
            ["theme_color"] = "#12425f",
            ["icons"] = new[] { new Dictionary<string, string> { ["src"] = PageAssets.Url("icon.svg"), ["sizes"] = "any", ["type"] = "image/svg+xml", ["purpose"] = "any maskable" } },
        },
        contentType: "application/manifest+json")).AllowAnonymous();
}
