using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Dashboard;

/// <summary>Settings of the dashboard, section <c>Dashboard</c>.</summary>
public sealed class DashboardOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Dashboard";

    /// <summary>Whether this server shows simulated homes: every page then says so. Default false.</summary>
    public bool Demo { get; set; }

    /// <summary>Whether replayed homes are on the board without being asked for. Default false: the board offers them by a link.</summary>
    public bool ShowReplays { get; set; }

    /// <summary>How long a page waits for the live view before it shows what the care database knows. Default 3 s, from 100 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan PageLimit { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long one question for changes waits for the first. Default 4 s, from 100 ms to 20 s; twice as long without any answer counts as a fault.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:20")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>Least time between two batches to the screens of a team. Default 100 ms, from 10 ms to 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:00:05")]
    public TimeSpan BatchPeriod { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a team's feed lives on after its last viewer left. Default 30 s, from 0 to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan FeedLinger { get; set; } = TimeSpan.FromSeconds(30);
}
