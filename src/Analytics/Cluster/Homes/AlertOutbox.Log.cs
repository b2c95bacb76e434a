using AgeingMonitor.Contracts.Ids;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Analytics.Cluster.Homes;

internal sealed partial class AlertOutbox
{
    [LoggerMessage(3101, LogLevel.Information, "Alert {Alert} of rule {Rule} raised.")]
    private partial void LogRaised(AlertId alert, string rule);

    [LoggerMessage(3102, LogLevel.Error, "The care database does not take alerts: {Waiting} wait and are tried again.")]
    private partial void LogFailing(Exception cause, int waiting);

    [LoggerMessage(3104, LogLevel.Error, "The care database does not take entries of the daily list: {Waiting} wait and are tried again. Alerts go on.")]
    private partial void LogListFailing(Exception cause, int waiting);

    [LoggerMessage(3103, LogLevel.Information, "The care database takes alerts again; none waits any more.")]
    private partial void LogMended();
}
