using AgeingMonitor.Contracts.Ids;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Analytics.Cluster.Homes;

internal sealed partial class CatchUp
{
    [LoggerMessage(3111, LogLevel.Error, "Home {Home} cannot catch up from the ledger; it is tried again until it can.")]
    private partial void LogFailing(Exception cause, HomeId home);

    [LoggerMessage(3112, LogLevel.Information, "Home {Home} catches up from the ledger again.")]
    private partial void LogMended(HomeId home);
}
