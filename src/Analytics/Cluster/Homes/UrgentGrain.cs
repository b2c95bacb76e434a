using AgeingMonitor.Analytics.Cluster.Alerts;
using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace AgeingMonitor.Analytics.Cluster.Homes;

/// <summary>
/// Raises what a pack calls for before it is stored. A grain of its own, because a home needs the store to come in, and may be busy; with nothing kept, so that calls need not wait for each other.
/// </summary>
[GrainType("ageing.urgent"), Reentrant]
internal sealed partial class UrgentGrain(IHomeDirectory directory, IAlertJournal journal, AnalyticsClock clock, ILogger<UrgentGrain> logger) : Grain, IUrgentGrain
{
    /// <summary>Shorter than callers wait: what they have given up must not stand in line before the care database's one writer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    public async Task RaiseAsync(Immutable<Pack> pack)
    {
        using var patience = new CancellationTokenSource(Patience, clock.Time);

        // A home or place that is not known yet is left to the home itself, which asks until it is.
        if (await directory.FindAsync(HomeId.Parse(this.GetPrimaryKeyString()), patience.Token) is not { } plan)
        {
            return;
        }

        foreach (var draft in ImmediateAlerts.From(plan, pack.Value))
        {
            var outcome = await journal.RaiseAsync(draft, patience.Token);
            if (outcome == RaiseOutcome.Known)
            {
                continue;
            }

            if (outcome == RaiseOutcome.New)
            {
                AnalyticsMetrics.Raised.Add(1, new KeyValuePair<string, object?>("rule", draft.Rule));
                LogRaised(draft.Id, draft.Rule);
            }

            if (draft.Development is null)
            {
                await TellAsync(plan, draft.Id, AlertCards.Of(draft));
            }
            else if (await journal.FindAsync(draft.Id, patience.Token) is { } known)
            {
                await TellAsync(plan, draft.Id, AlertCards.Of(known));
            }
        }
    }

    private async Task TellAsync(HomePlan plan, AlertId alert, AlertCard card)
    {
        try
        {
            await GrainFactory.GetGrain<ICareTeamGrain>(plan.CareTeam.Value).PublishAsync(new Immutable<TeamChange[]>([new(null, card)]));
        }
        catch (Exception e)
        {
            // The alert is saved; the team's next review of the care database shows it.
            LogNotTold(e, alert);
        }
    }

    [LoggerMessage(3127, LogLevel.Information, "Alert {Alert} of rule {Rule} raised on receipt.")]
    private partial void LogRaised(AlertId alert, string rule);

    [LoggerMessage(3128, LogLevel.Warning, "The team could not be told of alert {Alert}; its next review shows it.")]
    private partial void LogNotTold(Exception cause, AlertId alert);
}
