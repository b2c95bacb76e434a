namespace AgeingMonitor.Edge.Agent.Rules;

/// <summary>An event that was told, for whoever tells what became of it and whoever waits for the server.</summary>
internal interface IToldEvent
{
    /// <summary>Whether the server has acknowledged all that was told of it so far.</summary>
    bool IsAcknowledged { get; }
}
