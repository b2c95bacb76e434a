using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Dashboard.Commands;
using AgeingMonitor.Dashboard.Kits;
using Microsoft.AspNetCore.Mvc;

namespace AgeingMonitor.Dashboard.Endpoints;

/// <summary>What the buttons post to that ask a kit something.</summary>
internal static class CommandEndpoints
{
    public static void MapCommands(this IEndpointRouteBuilder routes) => routes.MapPost("/kits/{id}/ask", AskAsync).RequireAuthorization();

    private static async Task<IResult> AskAsync(string id, [FromForm] string? command, KitDesk kits, CommandDesk desk, CancellationToken cancellationToken) =>
        await kits.FindAsync(id, cancellationToken) is { } kit ? Back(kit, await desk.AskAsync(kit, command, cancellationToken)) : Results.NotFound();

    private static IResult Back(KitSight kit, LocalizedText? refusal) => Notices.Redirect($"/kits/{kit.Kit.Kit.Value}", refusal, "#ask-title");
}
