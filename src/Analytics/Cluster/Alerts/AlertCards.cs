using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Analytics.Cluster.Alerts;

/// <summary>Alerts as screens show them.</summary>
internal static class AlertCards
{
    /// <summary>An alert just raised.</summary>
    public static AlertCard Of(AlertDraft draft) => OfTold(draft.Told());

    /// <summary>An alert as it stands.</summary>
    public static AlertCard Of(Alert alert) => Of(alert.Draft) with { State = alert.State, AcknowledgedBy = alert.AcknowledgedBy, Outcome = alert.Outcome };

    private static AlertCard OfTold(AlertDraft draft) => new()
    {
        Id = draft.Id.ToString(),
        Home = draft.Home.Value,
        Rule = draft.Rule,
        Subject = draft.Subject.Value,
        Priority = draft.Priority,
        State = AlertState.Raised,
        EpisodeStart = draft.EpisodeStart.Microseconds,
        RaisedAt = draft.RaisedAt.Microseconds,
        French = draft.Summary.French,
        English = draft.Summary.English,
    };
}
