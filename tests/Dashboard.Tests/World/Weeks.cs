using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Capacity;
using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Dashboard.Tests.World;

/// <summary>Made-up weeks of sensors.</summary>
internal static class Weeks
{
    /// <summary>Fourteen weeks up to the one before <paramref name="today"/>: a pace that becomes a change, a weight that does not, outings with two weeks of which nothing is known.</summary>
    public static void Follow(this MemoryCapacity capacity, HomePlan home, DateOnly today, AlertSubject? subject = null)
    {
        var last = today.AddDays(-7 - (((int)today.DayOfWeek + 6) % 7));
        for (var i = 0; i < 14; i++)
        {
            var known = i is not (4 or 5);
            capacity.Weeks.Add(new CapacityWeek
            {
                Home = home.Home,
                Subject = subject ?? AlertSubject.Of(home.Residents[0].Resident),
                Monday = last.AddDays(-7 * (13 - i)),
                Readings =
                [
                    new("room-to-room-time", 100 + (i < 8 ? 3 * (i % 2) : 4 * (i - 7)), 2.5, 7, i < 8 ? null : new CapacityTrend(i + 1, 1.72, 0.9, 2.4, i < 11 ? 6 : 21.5, 11.2)),
                    new("weight", 71.2 + (0.3 * (i % 3)), 0.2, 6, i < 8 ? null : new CapacityTrend(i + 1, 0.02, -0.1, 0.1, 0.2, 1.4)),
                    new("outings", known ? 3 + (i % 4) : null, known ? 1.1 : null, known ? 7 : 2, null),
                ],
            });
        }
    }
}
