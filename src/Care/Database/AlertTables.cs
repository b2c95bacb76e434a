using AgeingMonitor.Care.Database.Rows;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Database;

/// <summary>Alerts, snapshots, quarantine. No foreign keys to homes: what was raised or received is kept whatever became of the home.</summary>
internal static class AlertTables
{
    public static void ApplyAlerts(this ModelBuilder builder)
    {
        builder.Entity<AlertRow>(alert =>
        {
            alert.ToTable("alerts");
            alert.HasIndex(row => new { row.HomeId, row.RaisedAt });
            alert.HasIndex(row => new { row.State, row.RaisedAt });
            alert.HasIndex(row => row.RaisedAt);
        });
        builder.Entity<AlertEntryRow>(entry =>
        {
            entry.ToTable("alert_entries");
            entry.HasKey(row => new { row.AlertId, row.Number });
            entry.HasOne<AlertRow>().WithMany().HasForeignKey(row => row.AlertId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<SnapshotRow>(snapshot =>
        {
            snapshot.ToTable("snapshots");
            snapshot.HasKey(row => row.HomeId);
        });
        builder.Entity<SnapshotPartRow>(part =>
        {
            part.ToTable("snapshot_parts");
            part.HasKey(row => new { row.HomeId, row.Part });
            part.HasOne<SnapshotRow>().WithMany().HasForeignKey(row => row.HomeId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<QuarantineRow>(message =>
        {
            message.ToTable("quarantine");
            message.HasIndex(row => new { row.ReceivedAt, row.Id, row.PayloadBytes });
        });
    }
}
