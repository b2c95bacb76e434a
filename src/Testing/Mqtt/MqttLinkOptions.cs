namespace AgeingMonitor.Testing.Mqtt;

/// <summary>What a link does with a connection.</summary>
internal sealed record MqttLinkOptions
{
    /// <summary>MQTT client id; another client of the same id is thrown out by the broker.</summary>
    public required string ClientId { get; init; }

    /// <summary>Topic filters, QoS 1.</summary>
    public IReadOnlyList<string> Subscriptions { get; init; } = [];

    /// <summary>Last will, retained, QoS 1; null for none.</summary>
    public (string Topic, byte[] Payload)? Will { get; init; }

    /// <summary>Called for every message; the broker hears of its receipt when the task ends.</summary>
    public Func<string, MqttMessage, Task> OnMessage { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Called after connecting and subscribing, each time.</summary>
    public Func<CancellationToken, Task> OnConnected { get; init; } = _ => Task.CompletedTask;

    /// <summary>Waits between attempts to connect.</summary>
    public Backoff Reconnect { get; init; } = new(TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(10));
}
