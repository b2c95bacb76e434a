using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Database.Sqlite;

/// <summary>The tables on SQLite.</summary>
internal sealed class SqliteCareDbContext(DbContextOptions<SqliteCareDbContext> options) : CareDbContext(options);
