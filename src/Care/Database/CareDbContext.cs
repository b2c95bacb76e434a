using AgeingMonitor.Care.Database.Rows;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Database;

/// <summary>The tables. One model for both engines; each engine has a context of its own because its migrations differ.</summary>
internal abstract class CareDbContext(DbContextOptions options) : IdentityDbContext<CareUser, IdentityRole, string>(options)
{
    public DbSet<CareTeamRow> Teams => Set<CareTeamRow>();

    public DbSet<HomeRow> Homes => Set<HomeRow>();

    public DbSet<RoomRow> Rooms => Set<RoomRow>();

    public DbSet<KitRow> Kits => Set<KitRow>();

    public DbSet<KitPlacementRow> KitPlacements => Set<KitPlacementRow>();

    public DbSet<KitEnrolmentRow> KitEnrolments => Set<KitEnrolmentRow>();

    public DbSet<KitCertificateRow> KitCertificates => Set<KitCertificateRow>();

    public DbSet<EnrolmentDoorRow> EnrolmentDoors => Set<EnrolmentDoorRow>();

    public DbSet<SensorPlacementRow> SensorPlacements => Set<SensorPlacementRow>();

    public DbSet<ResidentRow> Residents => Set<ResidentRow>();

    public DbSet<ResidencyRow> Residencies => Set<ResidencyRow>();

    public DbSet<AbsenceRow> Absences => Set<AbsenceRow>();

    public DbSet<AlertRow> Alerts => Set<AlertRow>();

    public DbSet<AlertEntryRow> AlertEntries => Set<AlertEntryRow>();

    public DbSet<DayFlagRow> DayFlags => Set<DayFlagRow>();

    public DbSet<CapacityEntryRow> CapacityEntries => Set<CapacityEntryRow>();

    public DbSet<CapacityAnswerRow> CapacityAnswers => Set<CapacityAnswerRow>();

    public DbSet<CapacityWeekRow> CapacityWeeks => Set<CapacityWeekRow>();

    public DbSet<KitStateRow> KitStates => Set<KitStateRow>();

    public DbSet<KitConfigurationRow> KitConfigurations => Set<KitConfigurationRow>();

    public DbSet<KitCommandRow> KitCommands => Set<KitCommandRow>();

    public DbSet<WalkTestRow> WalkTests => Set<WalkTestRow>();

    public DbSet<WalkAttemptRow> WalkAttempts => Set<WalkAttemptRow>();

    public DbSet<SnapshotRow> Snapshots => Set<SnapshotRow>();

    public DbSet<SnapshotPartRow> SnapshotParts => Set<SnapshotPartRow>();

    public DbSet<QuarantineRow> Quarantine => Set<QuarantineRow>();

    public DbSet<TeamMembershipRow> TeamMemberships => Set<TeamMembershipRow>();

    public DbSet<SignInLinkRow> SignInLinks => Set<SignInLinkRow>();

    public DbSet<ResidentAccessRow> ResidentAccesses => Set<ResidentAccessRow>();

    /// <summary>Fixed here, so that the model is the same whatever the program around it configures.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version2;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => ValueConversions.Configure(configurationBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyHomes();
        builder.ApplyKits();
        builder.ApplyAlerts();
        builder.ApplyFlags();
        builder.ApplyCapacity();
        builder.ApplyInstallation();
        builder.ApplyPeople();
        SnakeCase.Apply(builder.Model);
    }
}
