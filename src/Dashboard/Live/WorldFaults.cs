using System.Data.Common;
using AgeingMonitor.Care;
using AgeingMonitor.Storage;

namespace AgeingMonitor.Dashboard.Live;

/// <summary>Faults of the world as they reach a page: a silo that is moving, a database that is away. Worth saying so and trying again; anything else is a defect.</summary>
internal static class WorldFaults
{
    public static bool Matches(Exception exception) =>
        exception is OrleansException or TimeoutException or IOException or DbException or CareDatabaseException or ObservationStoreException;
}
