using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Edge.Agent.Publishing;

/// <summary>How a kit speaks to its server.</summary>
internal sealed record PublisherOptions
{
    /// <summary>Version of the agent, as the birth message tells it.</summary>
    public required string AgentVersion { get; init; }

    /// <summary>How long a reading waits in memory to be kept. Default 0.5 s.</summary>
    public TimeSpan KeepPeriod { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Most readings in memory while the disk refuses them. Default 20,000: four days.</summary>
    public int MostHeld { get; init; } = 20_000;

    /// <summary>First wait for an acknowledgement; each further wait for the same pack doubles. Default 5 s.</summary>
    public TimeSpan AckTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait for an acknowledgement. Default 1 minute.</summary>
    public TimeSpan LongestAckTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Longest wait between two attempts to connect. Default 1 minute, a fifth more or less by chance.</summary>
    public TimeSpan LongestReconnect { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Waits before a configuration that could not be kept is tried again. Default 5 s to 5 minutes.</summary>
    public Backoff ConfigurationAgain { get; init; } = new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5));

    /// <summary>How long a silent connection is believed in. Default 20 s.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long an answer of the broker may take. Default 15 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);
}
