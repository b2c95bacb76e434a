using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Database.Postgres;

/// <summary>The tables on PostgreSQL.</summary>
internal sealed class PostgresCareDbContext(DbContextOptions<PostgresCareDbContext> options) : CareDbContext(options);
