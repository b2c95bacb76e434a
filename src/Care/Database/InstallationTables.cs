using AgeingMonitor.Care.Database.Rows;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Database;

/// <summary>What kits are told to do, what they say of themselves, and the walks that prove them.</summary>
internal static class InstallationTables
{
    public static void ApplyInstallation(this ModelBuilder builder)
    {
        builder.Entity<KitStateRow>(state =>
        {
            state.ToTable("kit_states");
            state.HasKey(row => row.KitId);
            state.HasOne<KitRow>().WithMany().HasForeignKey(row => row.KitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<KitConfigurationRow>(configuration =>
        {
            configuration.ToTable("kit_configurations");
            configuration.HasIndex(row => new { row.KitId, row.Version }).IsUnique();
            configuration.HasOne<KitRow>().WithMany().HasForeignKey(row => row.KitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<KitCommandRow>(command =>
        {
            command.ToTable("kit_commands");
            command.HasIndex(row => row.Request).IsUnique();
            command.HasIndex(row => new { row.KitId, row.Id });
            command.HasIndex(row => row.ExpiresAt);
            command.HasOne<KitRow>().WithMany().HasForeignKey(row => row.KitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<WalkTestRow>(walk =>
        {
            walk.ToTable("walk_tests");
            walk.HasIndex(row => row.KitId);
            walk.HasOne<KitRow>().WithMany().HasForeignKey(row => row.KitId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<WalkAttemptRow>(attempt =>
        {
            attempt.ToTable("walk_attempts");
            attempt.HasKey(row => new { row.WalkId, row.Number });
            attempt.HasOne<WalkTestRow>().WithMany().HasForeignKey(row => row.WalkId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}
