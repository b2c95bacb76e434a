using AgeingMonitor.Contracts.Ids;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Care.Alerts;

internal sealed partial class AlertJournal
{
    [LoggerMessage(EventId = 3011, Level = LogLevel.Error, Message = "Alert {Alert} was listed otherwise than its journal says; it is listed as its journal says again.")]
    private partial void LogColumnsMended(AlertId alert);
}
