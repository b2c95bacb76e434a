using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Dashboard.Access;
using AgeingMonitor.Dashboard.Capacity;
using AgeingMonitor.Dashboard.Texts;
using Microsoft.AspNetCore.Mvc;

namespace AgeingMonitor.Dashboard.Endpoints;

/// <summary>What forms post to. Every form carries an antiforgery token, and every answer is a redirect, so that reloading repeats nothing.</summary>
internal static class PostEndpoints
{
    public static void MapPosts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/language", ChooseLanguageAsync);
        var alerts = routes.MapGroup("/alerts/{id}").RequireAuthorization();
        alerts.MapPost("/acknowledge", async (string id, [FromForm] string? back, Viewer viewer, AlertSteps steps, CancellationToken cancellationToken) =>
            Back(back ?? $"/alerts/{Uri.EscapeDataString(id)}", await steps.AcknowledgeAsync(viewer.Id, id, cancellationToken)));
        alerts.MapPost("/resolve", async (string id, [FromForm] string? outcome, [FromForm] string? note, Viewer viewer, AlertSteps steps, CancellationToken cancellationToken) =>
            Back($"/alerts/{Uri.EscapeDataString(id)}", await steps.ResolveAsync(viewer.Id, id, OutcomeOf(outcome), note, cancellationToken)));
        alerts.MapPost("/reopen", async (string id, [FromForm] string? back, Viewer viewer, AlertSteps steps, CancellationToken cancellationToken) =>
            Back(back ?? $"/alerts/{Uri.EscapeDataString(id)}", await steps.ReopenAsync(viewer.Id, id, cancellationToken)));
        routes.MapPost("/residents/{id}/capacity/{assessment}/withdraw", WithdrawAsync).RequireAuthorization();
    }

    private static async Task<IResult> ChooseLanguageAsync([FromForm] string? language, [FromForm] string? back, HttpContext context, Viewer viewer, IUserDirectory users, CancellationToken cancellationToken)
    {
        var chosen = Languages.Parse(language);
        Languages.Remember(context, chosen);
        if (viewer.Id.Length > 0)
        {
            await users.SetLanguageAsync(viewer.Id, chosen.Code(), cancellationToken);
        }

        return Results.LocalRedirect(LocalPath.Of(back));
    }

    private static async Task<IResult> WithdrawAsync(
        string id, string assessment, [FromForm] string? version, [FromForm] string? reason, Viewer viewer, CapacitySteps steps, CancellationToken cancellationToken) =>
        Back($"/residents/{Uri.EscapeDataString(id)}/capacity/{Uri.EscapeDataString(assessment)}", await steps.WithdrawAsync(viewer, id, assessment, version, reason, cancellationToken));

    private static AlertOutcome? OutcomeOf(string? code) => code switch
    {
        "true" => AlertOutcome.True,
        "false" => AlertOutcome.False,
        "test" => AlertOutcome.Test,
        "unknown" => AlertOutcome.Unknown,
        _ => null,
    };

    private static IResult Back(string path, StepOutcome outcome) => Notices.Redirect(LocalPath.Of(path), outcome.Refusal);
}
