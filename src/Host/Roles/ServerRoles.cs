namespace AgeingMonitor.Host.Roles;

/// <summary>What a process does.</summary>
[Flags]
internal enum ServerRoles
{
    None = 0,

    /// <summary>Receives, writes, hands on, acknowledges; runs the embedded broker when that is configured.</summary>
    Ingest = 1,

    /// <summary>Watches homes: an Orleans silo.</summary>
    Analytics = 2,

    /// <summary>Serves the pages.</summary>
    Dashboard = 4,

    /// <summary>Plays simulated homes.</summary>
    Demo = 8,

    /// <summary>Everything that a site needs.</summary>
    All = Ingest | Analytics | Dashboard,
}
