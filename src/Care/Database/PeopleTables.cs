using AgeingMonitor.Care.Database.Rows;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Database;

/// <summary>People who sign in, their teams, and at whom they looked.</summary>
internal static class PeopleTables
{
    public static void ApplyPeople(this ModelBuilder builder)
    {
        builder.Entity<CareUser>(user =>
        {
            user.ToTable("users");
            user.Property(row => row.DisplayName).HasMaxLength(128);
            user.Property(row => row.Language).HasMaxLength(2);
        });
        builder.Entity<IdentityRole>(role =>
        {
            role.ToTable("roles");
            role.HasData(CareRoles.All.Select(name => new IdentityRole(name) { Id = name, NormalizedName = name.ToUpperInvariant(), ConcurrencyStamp = name }));
        });
        builder.Entity<IdentityUserRole<string>>().ToTable("user_roles");
        builder.Entity<IdentityUserClaim<string>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<string>>().ToTable("user_logins");
        builder.Entity<IdentityUserToken<string>>().ToTable("user_tokens");
        builder.Entity<IdentityRoleClaim<string>>().ToTable("role_claims");
        builder.Entity<TeamMembershipRow>(membership =>
        {
            membership.ToTable("team_memberships");
            membership.HasOne<CareUser>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
            membership.HasOne<CareTeamRow>().WithMany().HasForeignKey(row => row.TeamId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<SignInLinkRow>(link =>
        {
            link.ToTable("sign_in_links");
            link.HasKey(row => row.TokenHash);
            link.HasOne<CareUser>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<ResidentAccessRow>(access =>
        {
            access.ToTable("resident_accesses");
            access.HasIndex(row => new { row.ResidentId, row.At });
        });
    }
}
