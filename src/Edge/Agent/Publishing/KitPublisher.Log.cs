using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Edge.Agent.Publishing;

internal sealed partial class KitPublisher
{
    [LoggerMessage(7201, LogLevel.Error, "The broker does not accept this kit ({Kit}), or is not the one that it enrolled with: {Reason}. Everything is kept and the kit keeps trying; if it stays so, enrol it again (ageing-edge enrol)")]
    private partial void LogRefused(string kit, string reason);

    [LoggerMessage(7202, LogLevel.Information, "The broker accepts this kit again")]
    private partial void LogAccepted();

    [LoggerMessage(7203, LogLevel.Warning, "An acknowledgement cannot be read and is passed over")]
    private partial void LogBadAck();

    [LoggerMessage(7204, LogLevel.Information, "Configuration {Version} is kept")]
    private partial void LogConfiguration(long version);

    [LoggerMessage(7205, LogLevel.Error, "A configuration is not used, and what was in force stays so: {Reason}")]
    private partial void LogBadConfiguration(string reason);

    [LoggerMessage(7207, LogLevel.Error, "The configuration in force cannot be written over the one that was refused, which is tried again: {Reason}")]
    private partial void LogNotPutBack(string reason);

    [LoggerMessage(7206, LogLevel.Warning, "A command that the broker had kept is passed over")]
    private partial void LogRetainedCommand();
}
