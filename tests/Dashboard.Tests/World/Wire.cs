using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace AgeingMonitor.Dashboard.Tests.World;

/// <summary>The network between pages and hub, which can be cut and mended.</summary>
internal sealed class Wire
{
    private readonly ConcurrentDictionary<HttpContext, bool> open = new();
    private volatile bool isCut;

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/hub"))
        {
            await next(context);
            return;
        }

        if (isCut)
        {
            context.Abort();
            return;
        }

        open.TryAdd(context, true);
        await next(context);
        open.TryRemove(context, out _);
    }

    public void Cut()
    {
        isCut = true;
        foreach (var context in open.Keys)
        {
            context.Abort();
        }
    }

    public void Mend() => isCut = false;
}
