using System.Text;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Dashboard.Access;
using AgeingMonitor.Dashboard.Installation;
using AgeingMonitor.Dashboard.Texts;
using Microsoft.AspNetCore.Mvc;

namespace AgeingMonitor.Dashboard.Endpoints;

/// <summary>What the forms of the walk test post to, and the signed report.</summary>
internal static class WalkEndpoints
{
    private const int LongestReason = 500;

    public static void MapWalk(this IEndpointRouteBuilder routes)
    {
        var kit = routes.MapGroup("/kits/{id}").RequireAuthorization();
        // Forms are read everywhere, also where nothing of them is needed: it is the reading that refuses a missing token.
        kit.MapPost("/walk/begin", (string id, [FromForm] string? _, Viewer viewer, InstallationDoor door, WalkDesk desk, CancellationToken cancellationToken) => ForAsync(id, viewer, door, async visit =>
        {
            await desk.BeginAsync(visit, viewer.Id, cancellationToken);
            return null;
        }, cancellationToken));
        kit.MapPost("/walk/step", (string id, [FromForm] string? step, Viewer viewer, InstallationDoor door, WalkDesk desk, CancellationToken cancellationToken) => ForAsync(
            id, viewer, door, async visit => await desk.BeginStepAsync(visit, step, cancellationToken) ? null : WalkTexts.RefusalStep, cancellationToken));
        kit.MapPost("/walk/leave-out", (string id, [FromForm] string? step, [FromForm] string? reason, Viewer viewer, InstallationDoor door, WalkDesk desk, CancellationToken cancellationToken) => ForAsync(
            id,
            viewer,
            door,
            async visit => string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason ? WalkTexts.RefusalWhy : await desk.LeaveOutAsync(visit, step, reason.Trim(), cancellationToken) ? null : WalkTexts.RefusalStep,
            cancellationToken));
        kit.MapPost("/walk/finish", FinishAsync);
        kit.MapPost("/walk/give-up", (string id, [FromForm] string? _, Viewer viewer, InstallationDoor door, WalkDesk desk, CancellationToken cancellationToken) => ForAsync(
            id, viewer, door, async visit => await desk.GiveUpAsync(visit, cancellationToken) ? null : WalkTexts.RefusalStep, cancellationToken));
        kit.MapGet("/reports/{walk}/report.json", async (string id, string walk, Viewer viewer, InstallationDoor door, ReportDesk desk, CancellationToken cancellationToken) =>
            await door.EnterAsync(viewer, id, cancellationToken) is { } visit && await desk.ReadAsync(visit, walk, cancellationToken) is { } kept
                ? Results.File(Encoding.UTF8.GetBytes(kept.Document), "application/jose+json", $"commissioning-{visit.Kit.Value}-{kept.Walk.Id:D}.json")
                : Results.NotFound());
        kit.MapGet("/reports/{walk}/report.pdf", async (string id, string walk, Viewer viewer, InstallationDoor door, ReportDesk desk, Words words, CancellationToken cancellationToken) =>
            await door.EnterAsync(viewer, id, cancellationToken) is { } visit && await desk.ReadAsync(visit, walk, cancellationToken) is { Report: { } report } kept
                ? Results.File(ReportPdf.Of(visit, kept, report, words), "application/pdf", $"commissioning-{visit.Kit.Value}-{kept.Walk.Id:D}.pdf")
                : Results.NotFound());
    }

    private static async Task<IResult> FinishAsync(string id, [FromForm] string? note, Viewer viewer, InstallationDoor door, WalkDesk walks, ReportDesk reports, CancellationToken cancellationToken)
    {
        if (await door.EnterAsync(viewer, id, cancellationToken) is not { } visit)
        {
            return Results.NotFound();
        }

        var text = note?.Length > ReportDesk.LongestNote ? note[..ReportDesk.LongestNote] : note;
        return await reports.FinishAsync(visit, await walks.LookAsync(visit, settles: true, cancellationToken), viewer.Id, text, cancellationToken) is { } ended
            ? Results.LocalRedirect($"/kits/{visit.Kit.Value}/reports/{ended:D}")
            : Back(visit, WalkTexts.RefusalStep);
    }

    private static async Task<IResult> ForAsync(string id, Viewer viewer, InstallationDoor door, Func<KitVisit, Task<LocalizedText?>> step, CancellationToken cancellationToken) =>
        await door.EnterAsync(viewer, id, cancellationToken) is { } visit ? Back(visit, await step(visit)) : Results.NotFound();

    private static IResult Back(KitVisit visit, LocalizedText? refusal) => Notices.Redirect($"/kits/{visit.Kit.Value}/walk", refusal);
}
