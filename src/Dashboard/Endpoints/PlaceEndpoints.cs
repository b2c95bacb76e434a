using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Dashboard.Access;
using AgeingMonitor.Dashboard.Installation;
using Microsoft.AspNetCore.Mvc;

namespace AgeingMonitor.Dashboard.Endpoints;

/// <summary>What the forms of rooms and sensors post to.</summary>
internal static class PlaceEndpoints
{
    public static void MapPlaces(this IEndpointRouteBuilder routes)
    {
        var kit = routes.MapGroup("/kits/{id}").RequireAuthorization();
        kit.MapPost("/home", async (string id, [FromForm] IFormCollection form, Viewer viewer, InstallationDoor door, PlaceDesk desk, CancellationToken cancellationToken) =>
            await door.EnterUnplacedAsync(viewer, id, cancellationToken) is { } unplaced ? Back(unplaced, await desk.FoundAsync(viewer, unplaced, form, cancellationToken)) : Results.NotFound());
        kit.MapPost("/rooms/places", (string id, [FromForm] IFormCollection form, Viewer viewer, InstallationDoor door, PlaceDesk desk, CancellationToken cancellationToken) =>
            ForAsync(id, viewer, door, visit => desk.PlaceAsync(visit, form, cancellationToken), cancellationToken));
        kit.MapPost("/rooms/add", (string id, [FromForm] string? kind, Viewer viewer, InstallationDoor door, PlaceDesk desk, CancellationToken cancellationToken) =>
            ForAsync(id, viewer, door, visit => desk.AddRoomAsync(visit, kind, cancellationToken), cancellationToken));
        kit.MapPost("/rooms/remove", (string id, [FromForm] string? room, Viewer viewer, InstallationDoor door, PlaceDesk desk, CancellationToken cancellationToken) =>
            ForAsync(id, viewer, door, visit => desk.RemoveRoomAsync(visit, room, cancellationToken), cancellationToken));
    }

    private static async Task<IResult> ForAsync(string id, Viewer viewer, InstallationDoor door, Func<KitVisit, Task<LocalizedText?>> step, CancellationToken cancellationToken) =>
        await door.EnterAsync(viewer, id, cancellationToken) is { } visit ? Back(visit.Kit, await step(visit)) : Results.NotFound();

    private static IResult Back(KitId kit, LocalizedText? refusal) => Notices.Redirect($"/kits/{kit.Value}/rooms", refusal);
}
