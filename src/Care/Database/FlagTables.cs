using AgeingMonitor.Care.Database.Rows;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Database;

/// <summary>The daily list. No foreign key to homes, as for alerts.</summary>
internal static class FlagTables
{
    public static void ApplyFlags(this ModelBuilder builder) => builder.Entity<DayFlagRow>(flag =>
    {
        flag.ToTable("day_flags");
        flag.HasKey(row => new { row.HomeId, row.Detector, row.Subject, row.FromAt });
        flag.HasIndex(row => new { row.HomeId, row.ToAt });
    });
}
