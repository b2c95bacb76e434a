namespace AgeingMonitor.Edge.Link;

/// <summary>What a link does with a connection.</summary>
public sealed record MqttLinkOptions
{
    /// <summary>MQTT client id; another client of the same id is thrown out by the broker.</summary>
    public required string ClientId { get; init; }

    /// <summary>Topic filters, QoS 1.</summary>
    public IReadOnlyList<string> Subscriptions { get; init; } = [];

    /// <summary>Last will, retained, QoS 1; null for none.</summary>
    public (string Topic, byte[] Payload)? Will { get; init; }

    /// <summary>Called for every message; the broker hears of its receipt when the task ends.</summary>
    public Func<string, MqttMessage, Task> OnMessage { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Called after connecting and subscribing, each time, before <see cref="MqttLink.IsUp"/> is true: nothing leaves by the new connection until it returns. It waits for nothing and does not throw.</summary>
    public Action BeforeUp { get; init; } = () => { };

    /// <summary>Called when the new connection is up, each time.</summary>
    public Func<CancellationToken, Task> OnConnected { get; init; } = _ => Task.CompletedTask;

    /// <summary>Called when an attempt to connect failed, each time, with what a person would want to know.</summary>
    public Action<LinkRefusal> OnRefused { get; init; } = _ => { };

    /// <summary>How long a silent connection is believed in before the broker is asked; one that does not answer is given up after <see cref="Patience"/>. Default 20 s.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long an answer of the broker may take. Default 15 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the receipt of a message may take; then the connection is closed and made anew, because a broker that answers its keep-alive and nothing else would hold every sender up. Default 5 min.</summary>
    public TimeSpan ReceiptPatience { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The present, against which the times of the server's certificate are held; it gives null while the time is unknown: then they are not looked at. Default: the link's clock.</summary>
    public Func<DateTimeOffset?>? Present { get; init; }

    /// <summary>Waits between attempts to connect.</summary>
    public Backoff Reconnect { get; init; } = new(TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(10));
}
