using AgeingMonitor.Contracts.Ids;
using Microsoft.Extensions.Logging;
using MQTTnet.Protocol;

namespace AgeingMonitor.Ingest.Broker;

/// <content>Log messages.</content>
public sealed partial class EmbeddedBroker
{
    [LoggerMessage(3120, LogLevel.Information, "Broker listens on {Address}, port {Port}, mutual TLS only")]
    private partial void LogListening(string address, int port);

    [LoggerMessage(3121, LogLevel.Information, "Client {Client} refused at connect: {Reason}")]
    private partial void LogRefused(string client, MqttConnectReasonCode reason);

    [LoggerMessage(3122, LogLevel.Warning, "Client {Client} may not {Action} there")]
    private partial void LogDenied(string client, string action);

    [LoggerMessage(3123, LogLevel.Warning, "Kit {Kit} is revoked: its connection is closed")]
    private partial void LogDisconnected(KitId kit);

    [LoggerMessage(3124, LogLevel.Warning, "Whether kits are revoked cannot be read: {Reason}")]
    private partial void LogDirectoryFailed(string reason);

    [LoggerMessage(3125, LogLevel.Warning, "Client {Client} does not acknowledge what it is sent: its connection is closed")]
    private partial void LogNeverAcknowledges(string client);
}
