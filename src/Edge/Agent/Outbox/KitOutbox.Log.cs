using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Edge.Agent.Outbox;

internal sealed partial class KitOutbox
{
    [LoggerMessage(7101, LogLevel.Error, "The outbox cannot be written and readings wait in memory: {Reason}. Is the disk full?")]
    private partial void LogFault(string reason);

    [LoggerMessage(7102, LogLevel.Information, "The outbox can be written again")]
    private partial void LogWell();

    [LoggerMessage(7103, LogLevel.Error, "The outbox was damaged ({Reason}). It is kept as {Aside}; what it held has not been sent. The kit goes on with boot {Boot}")]
    private partial void LogDamaged(string reason, string aside, long boot);

    [LoggerMessage(7104, LogLevel.Warning, "The number of the boot could not be kept beside the outbox: {Reason}")]
    private partial void LogNoBootFile(string reason);

    [LoggerMessage(7105, LogLevel.Warning, "{Count} readings were lost: {Why}")]
    private partial void LogLost(int count, string why);

    [LoggerMessage(7107, LogLevel.Warning, "When the event of boot {Boot}, number {Sequence}, was is not known better than by its arrival: power was lost before the kit learned the time")]
    private partial void LogNeverDated(long boot, long sequence);

    [LoggerMessage(7106, LogLevel.Error, "A reading of {Sensor}/{Quantity} cannot be said on the wire and was dropped: {Reason}")]
    private partial void LogUnsayable(string sensor, string quantity, string reason);
}
