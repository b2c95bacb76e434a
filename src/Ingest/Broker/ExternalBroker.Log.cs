using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Ingest.Broker;

/// <content>Log messages.</content>
internal sealed partial class ExternalBroker
{
    [LoggerMessage(3130, LogLevel.Information, "Connected to the broker at {Address}, port {Port}")]
    private partial void LogConnected(string address, int port);

    [LoggerMessage(3131, LogLevel.Debug, "Not possible on the connection to the broker: {Reason}")]
    private partial void LogEnded(string reason);

    [LoggerMessage(3132, LogLevel.Error, "The broker has dropped {Messages} messages: its queues are too small. Kits send again what was not answered")]
    private partial void LogDropped(long messages);
}
