using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Dashboard.Access;
using Microsoft.AspNetCore.Components;

namespace AgeingMonitor.Dashboard.Components;

/// <summary>What every page knows: who looks, and how to say that there is nothing here for them.</summary>
public abstract class DashboardPage : ComponentBase
{
    [CascadingParameter]
    public HttpContext Http { get; set; } = null!;

    [Inject]
    internal Viewer Viewer { get; set; } = null!;

    [Inject]
    internal DashboardMetrics Metrics { get; set; } = null!;

    /// <summary>Whether the page shows "not found", which is also what somebody sees who may not look.</summary>
    protected bool IsMissing { get; private set; }

    protected CancellationToken Gone => Http.RequestAborted;

    protected void Missing()
    {
        IsMissing = true;
        // At the last moment: the renderer leaves a page empty whose status is 404 before it is rendered.
        Http.Response.OnStarting(() =>
        {
            Http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        Metrics.Refused.Add(1);
    }

    /// <summary>The viewer's membership of the home's team; null when they may not see the home.</summary>
    internal Task<TeamMembership?> MembershipAsync(CareTeamId team) => Viewer.MembershipAsync(team, Gone);
}
