using AgeingMonitor.Care.Database.Rows;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Database;

/// <summary>Homes, what stands in them and who lives there.</summary>
internal static class HomeTables
{
    public static void ApplyHomes(this ModelBuilder builder)
    {
        builder.Entity<CareTeamRow>().ToTable("care_teams");
        builder.Entity<HomeRow>(home =>
        {
            home.ToTable("homes");
            home.HasOne<CareTeamRow>().WithMany().HasForeignKey(row => row.TeamId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<RoomRow>(room =>
        {
            room.ToTable("rooms");
            room.HasKey(row => new { row.HomeId, row.Id });
            room.HasOne<HomeRow>().WithMany().HasForeignKey(row => row.HomeId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<KitRow>().ToTable("kits");
        builder.Entity<KitPlacementRow>(placement =>
        {
            placement.ToTable("kit_placements");
            placement.HasOne<HomeRow>().WithMany().HasForeignKey(row => row.HomeId).OnDelete(DeleteBehavior.Cascade);
            placement.HasOne<KitRow>().WithMany().HasForeignKey(row => row.KitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<SensorPlacementRow>(placement =>
        {
            placement.ToTable("sensor_placements");
            placement.HasOne<HomeRow>().WithMany().HasForeignKey(row => row.HomeId).OnDelete(DeleteBehavior.Cascade);
            placement.HasOne<KitRow>().WithMany().HasForeignKey(row => row.KitId).OnDelete(DeleteBehavior.Restrict);
            placement.HasOne<RoomRow>().WithMany().HasForeignKey(row => new { row.HomeId, row.RoomId }).OnDelete(DeleteBehavior.ClientNoAction);
            placement.HasOne<ResidentRow>().WithMany().HasForeignKey(row => row.ResidentId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<ResidentRow>().ToTable("residents");
        builder.Entity<ResidencyRow>(residency =>
        {
            residency.ToTable("residencies");
            residency.HasOne<HomeRow>().WithMany().HasForeignKey(row => row.HomeId).OnDelete(DeleteBehavior.Cascade);
            residency.HasOne<ResidentRow>().WithMany().HasForeignKey(row => row.ResidentId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<AbsenceRow>(absence =>
        {
            absence.ToTable("absences");
            absence.HasOne<HomeRow>().WithMany().HasForeignKey(row => row.HomeId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
