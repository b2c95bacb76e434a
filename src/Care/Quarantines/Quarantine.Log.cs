using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Care.Quarantines;

internal sealed partial class Quarantine
{
    [LoggerMessage(EventId = 3021, Level = LogLevel.Debug, Message = "The quarantine is full: its {Messages} oldest messages were let go.")]
    private partial void LogFull(int messages);
}
