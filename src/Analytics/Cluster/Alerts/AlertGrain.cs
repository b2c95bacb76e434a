using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace AgeingMonitor.Analytics.Cluster.Alerts;

/// <summary>One alert in the cluster: a step is saved in the journal, then shown to the team.</summary>
[GrainType("ageing.alert")]
internal sealed partial class AlertGrain(IAlertJournal journal, IHomeDirectory directory, ILogger<AlertGrain> logger) : Grain, IAlertGrain
{
    private AlertId Id => AlertId.TryParse(this.GetPrimaryKeyString(), out var id) ? id : throw new FormatException($"'{this.GetPrimaryKeyString()}' is not an alert's id.");

    public Task<AlertAnswer> AcknowledgeAsync(string actor) => StepAsync(journal.AcknowledgeAsync(Id, actor, CancellationToken.None));

    public Task<AlertAnswer> ResolveAsync(string actor, AlertOutcome outcome, string? note) => StepAsync(journal.ResolveAsync(Id, actor, outcome, note, CancellationToken.None));

    public Task<AlertAnswer> ReopenAsync(string actor) => StepAsync(journal.ReopenAsync(Id, actor, CancellationToken.None));

    private async Task<AlertAnswer> StepAsync(Task<AlertStep> saving)
    {
        var step = await saving;
        var card = step.Alert is { } alert ? AlertCards.Of(alert) : null;
        if (step.Done && card is not null)
        {
            await TellAsync(step.Alert!.Draft.Home, card);
        }

        return new(step.Done, step.Refusal, card);
    }

    private async Task TellAsync(HomeId home, AlertCard card)
    {
        try
        {
            if (await directory.FindAsync(home, CancellationToken.None) is { } plan)
            {
                await GrainFactory.GetGrain<ICareTeamGrain>(plan.CareTeam.Value).PublishAsync(new Immutable<TeamChange[]>([new(null, card)]));
            }
        }
        catch (Exception e)
        {
            // The step is saved; the team's next review of the care database shows it.
            LogNotTold(e, Id);
        }
    }

    [LoggerMessage(3141, LogLevel.Warning, "The team could not be told of a step of alert {Alert}; its next review shows it.")]
    private partial void LogNotTold(Exception cause, AlertId alert);
}
