using AgeingMonitor.Care.Database.Rows;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Database;

/// <summary>How kits come to be trusted: windows, certificates, and the door.</summary>
internal static class KitTables
{
    public static void ApplyKits(this ModelBuilder builder)
    {
        builder.Entity<KitEnrolmentRow>(enrolment =>
        {
            enrolment.ToTable("kit_enrolments");
            enrolment.HasIndex(row => new { row.KitId, row.OpenedAt });
            enrolment.HasOne<KitRow>().WithMany().HasForeignKey(row => row.KitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<KitCertificateRow>(certificate =>
        {
            certificate.ToTable("kit_certificates");
            certificate.HasKey(row => row.Serial);
            certificate.HasIndex(row => row.KitId);
            certificate.HasOne<KitRow>().WithMany().HasForeignKey(row => row.KitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<EnrolmentDoorRow>(door =>
        {
            door.ToTable("enrolment_door");
            door.Property(row => row.Id).ValueGeneratedNever();
        });
    }
}
