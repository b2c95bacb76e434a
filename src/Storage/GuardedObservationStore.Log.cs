using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Storage;

internal sealed partial class GuardedObservationStore
{
    private readonly ILogger logger = logger;

    [LoggerMessage(EventId = 3001, Level = LogLevel.Error, Message = "The observation store fails; kits keep their packs until it answers again.")]
    private partial void LogFaultBegan(ObservationStoreException exception);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Information, Message = "The observation store answers again.")]
    private partial void LogFaultEnded();
}
