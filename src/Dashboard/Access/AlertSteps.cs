using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Dashboard.Live;
using AgeingMonitor.Dashboard.Texts;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Dashboard.Access;

/// <summary>Steps on alerts, from pages and from the hub alike: by those whose team follows the home and whose role in that team is to care.</summary>
internal sealed partial class AlertSteps(
    IAlertJournal journal, IHomeDirectory homes, ITeamAccess access, IGrainFactory grains, DashboardMetrics metrics, IOptions<DashboardOptions> options, TimeProvider clock, ILogger<AlertSteps> logger)
{
    public const int LongestNote = 500;

    private static readonly string[] Carers = [CareRoles.Nurse, CareRoles.Carer, CareRoles.Coordinator];

    public Task<StepOutcome> AcknowledgeAsync(string userId, string? alert, CancellationToken cancellationToken) =>
        StepAsync(userId, alert, grain => grain.AcknowledgeAsync(userId), cancellationToken);

    public Task<StepOutcome> ReopenAsync(string userId, string? alert, CancellationToken cancellationToken) =>
        StepAsync(userId, alert, grain => grain.ReopenAsync(userId), cancellationToken);

    public async Task<StepOutcome> ResolveAsync(string userId, string? alert, AlertOutcome? outcome, string? note, CancellationToken cancellationToken)
    {
        if (outcome is not { } known)
        {
            return StepOutcome.Refused(PageTexts.RefusalOutcome);
        }

        var text = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        return text?.Length > LongestNote
            ? StepOutcome.Refused(PageTexts.RefusalNote)
            : await StepAsync(userId, alert, grain => grain.ResolveAsync(userId, known, text), cancellationToken);
    }

    /// <summary>Whether somebody of this role takes and closes alerts.</summary>
    public static bool MayCare(TeamMembership membership) => Carers.Contains(membership.Role);

    private async Task<StepOutcome> StepAsync(string userId, string? alert, Func<IAlertGrain, Task<AlertAnswer>> step, CancellationToken cancellationToken)
    {
        var refusal = AlertId.TryParse(alert, out var id) ? await WhyNotAsync(userId, id, cancellationToken) : PageTexts.RefusalUnknown;
        if (refusal is not null)
        {
            metrics.Refused.Add(1);
            return StepOutcome.Refused(refusal);
        }

        try
        {
            var answer = await step(grains.GetGrain<IAlertGrain>(id.ToString())).WaitAsync(options.Value.PageLimit * 2, clock, cancellationToken);
            return answer.Done ? StepOutcome.Success : StepOutcome.Refused(InWords(answer.Refusal));
        }
        catch (Exception fault) when (WorldFaults.Matches(fault))
        {
            LogStepFailed(fault, id);
            return StepOutcome.Refused(PageTexts.RefusalFault);
        }
    }

    /// <summary>An alert of another team's home is answered like one that does not exist.</summary>
    private async Task<LocalizedText?> WhyNotAsync(string userId, AlertId id, CancellationToken cancellationToken)
    {
        if (await journal.FindAsync(id, cancellationToken) is not { } known || await homes.FindAsync(known.Draft.Home, cancellationToken) is not { } home)
        {
            return PageTexts.RefusalUnknown;
        }

        var memberships = (await access.TeamsOfAsync(userId, cancellationToken)).Where(t => t.Team == home.CareTeam).ToArray();
        return memberships.Length == 0 ? PageTexts.RefusalUnknown : memberships.Any(MayCare) ? null : PageTexts.RefusalRole;
    }

    private static LocalizedText InWords(string? refusal) => refusal switch
    {
        AlertRefusals.Unknown => PageTexts.RefusalUnknown,
        AlertRefusals.AlreadyAcknowledged => PageTexts.RefusalAcknowledged,
        AlertRefusals.AlreadyResolved => PageTexts.RefusalResolved,
        AlertRefusals.NothingToReopen => PageTexts.RefusalNothing,
        _ => PageTexts.RefusalOther,
    };

    [LoggerMessage(6201, LogLevel.Warning, "A step on alert {Alert} failed and was not saved; its reader was told to try again")]
    private partial void LogStepFailed(Exception fault, AlertId alert);
}
