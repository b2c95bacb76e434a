using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Dashboard.Live;

namespace AgeingMonitor.Dashboard.Tests.World;

/// <summary>Does an alert's steps in the care memory and tells the team, as the real one does.</summary>
internal sealed class FakeAlertGrain(AlertId id, MemoryCare care, Func<HomeId, FakeTeamGrain> teamOf) : IAlertGrain
{
    public Task<AlertAnswer> AcknowledgeAsync(string actor) => StepAsync(care.AcknowledgeAsync(id, actor, default));

    public Task<AlertAnswer> ResolveAsync(string actor, AlertOutcome outcome, string? note) => StepAsync(care.ResolveAsync(id, actor, outcome, note, default));

    public Task<AlertAnswer> ReopenAsync(string actor) => StepAsync(care.ReopenAsync(id, actor, default));

    private async Task<AlertAnswer> StepAsync(Task<AlertStep> step)
    {
        var done = await step;
        if (care.StepTrouble is { } trouble)
        {
            throw trouble;
        }

        var card = done.Alert is { } alert ? ViewBuilder.Card(alert) : null;
        if (done.Done)
        {
            teamOf(done.Alert!.Draft.Home).Publish(card!);
        }

        return new AlertAnswer(done.Done, done.Refusal, card);
    }
}
