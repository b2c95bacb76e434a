using System.Diagnostics.Metrics;

namespace AgeingMonitor.Dashboard;

/// <summary>What the dashboard counts. Meter <c>AgeingMonitor.Dashboard</c>.</summary>
internal sealed class DashboardMetrics
{
    public const string MeterName = "AgeingMonitor.Dashboard";

    public DashboardMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        Viewers = meter.CreateUpDownCounter<long>("ageing.dashboard.viewers", "{screen}", "Screens that follow a team live");
        Changes = meter.CreateCounter<long>("ageing.dashboard.changes", "{change}", "Tiles and alerts sent to the screens of a team");
        CatchingUp = meter.CreateUpDownCounter<long>("ageing.dashboard.catching_up", "{team}", "Teams whose live view does not answer now");
        Refused = meter.CreateCounter<long>("ageing.dashboard.refused", "{request}", "Pages, joins and steps refused to someone without access");
    }

    public UpDownCounter<long> Viewers { get; }

    public Counter<long> Changes { get; }

    public UpDownCounter<long> CatchingUp { get; }

    public Counter<long> Refused { get; }
}
