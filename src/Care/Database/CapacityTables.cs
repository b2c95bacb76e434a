using AgeingMonitor.Care.Database.Rows;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Database;

/// <summary>ICOPE assessments, and the weeks between them (no foreign key to homes, as for alerts). What assessments say of the domains is derived when it is read: there is no column that could contradict the answers.</summary>
internal static class CapacityTables
{
    public static void ApplyCapacity(this ModelBuilder builder)
    {
        builder.Entity<CapacityEntryRow>(entry =>
        {
            entry.ToTable("capacity_entries");
            entry.HasKey(row => new { row.AssessmentId, row.Version });
            entry.HasIndex(row => row.ResidentId);
            entry.HasOne<ResidentRow>().WithMany().HasForeignKey(row => row.ResidentId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<CapacityAnswerRow>(answer =>
        {
            answer.ToTable("capacity_answers");
            answer.HasKey(row => new { row.AssessmentId, row.Version, row.Item });
            answer.Property(row => row.Item).HasMaxLength(32);
            answer.HasOne<CapacityEntryRow>().WithMany().HasForeignKey(row => new { row.AssessmentId, row.Version }).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<CapacityWeekRow>(week =>
        {
            week.ToTable("capacity_weeks");
            week.HasKey(row => new { row.HomeId, row.Subject, row.Monday });
        });
    }
}
