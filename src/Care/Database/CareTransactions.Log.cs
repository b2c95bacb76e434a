using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Care.Database;

internal sealed partial class CareTransactions
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Error, Message = "The care database cannot be used: {What} What callers wanted to save they still hold.")]
    private partial void LogFaultBegins(string what);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Information, Message = "The care database works again.")]
    private partial void LogFaultEnds();
}
