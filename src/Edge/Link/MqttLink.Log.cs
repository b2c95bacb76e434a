using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Edge.Link;

public sealed partial class MqttLink
{
    [LoggerMessage(7001, LogLevel.Debug, "{Client} is connected")]
    private partial void LogUp(string client);

    [LoggerMessage(7002, LogLevel.Warning, "{Client} has lost its connection and tries again")]
    private partial void LogLost(string client);

    [LoggerMessage(7003, LogLevel.Warning, "{Client} cannot connect to {Broker} and keeps trying: {Reason}")]
    private partial void LogCannotConnect(string client, string broker, string reason);

    [LoggerMessage(7004, LogLevel.Warning, "The broker refused a message of {Client} on {Topic}: {Reason}")]
    private partial void LogRefused(string client, string topic, string reason);

    [LoggerMessage(7005, LogLevel.Warning, "The broker has not told {Client} for too long that it has a message on {Topic}; the connection is made anew")]
    private partial void LogNoReceipt(string client, string topic);
}
