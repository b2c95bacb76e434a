using AgeingMonitor.Contracts.Ids;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Analytics.Cluster.Teams;

internal sealed partial class CareTeamGrain
{
    [LoggerMessage(3131, LogLevel.Error, "The open alerts of team {Team} cannot be read; it is tried again every second.")]
    private partial void LogFailing(Exception cause, CareTeamId team);

    [LoggerMessage(3132, LogLevel.Information, "The open alerts of team {Team} can be read again.")]
    private partial void LogMended(CareTeamId team);

    [LoggerMessage(3133, LogLevel.Warning, "An alert of team {Team} is shown as it was told; the care database could not be asked.")]
    private partial void LogNotRead(Exception cause, CareTeamId team);

    [LoggerMessage(3134, LogLevel.Warning, "Tiles of team {Team} could not be fetched; each home publishes its own within a minute.")]
    private partial void LogNoTiles(Exception cause, CareTeamId team);
}
