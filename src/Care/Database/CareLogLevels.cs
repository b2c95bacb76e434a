using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Care.Database;

/// <summary>What EF Core says of its own, and how loud. Parameter values are never part of it.</summary>
internal static class CareLogLevels
{
    public static void Apply(WarningsConfigurationBuilder warnings) => warnings.Log(
        (RelationalEventId.CommandExecuted, LogLevel.Debug),
        (RelationalEventId.MigrateUsingConnection, LogLevel.Debug),

        // Every fault comes to the caller and is reported by CareTransactions, once.
        (RelationalEventId.CommandError, LogLevel.Debug),
        (RelationalEventId.ConnectionError, LogLevel.Debug),
        (CoreEventId.QueryIterationFailed, LogLevel.Debug),
        (CoreEventId.SaveChangesFailed, LogLevel.Debug));
}
