using AgeingMonitor.Contracts.Ids;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Analytics.Cluster.Keeper;

internal sealed partial class KeeperGrain
{
    [LoggerMessage(3151, LogLevel.Error, "The homes to wake cannot be listed; it is tried again within seconds.")]
    private partial void LogNoRound(Exception cause);

    [LoggerMessage(3152, LogLevel.Error, "Home {Home} does not wake; it is tried again in each round.")]
    private partial void LogNotAwake(Exception cause, HomeId home);

    [LoggerMessage(3153, LogLevel.Information, "Home {Home} is awake again.")]
    private partial void LogAwake(HomeId home);
}
