using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AgeingMonitor.Care.Database.Sqlite;

/// <summary>For <c>dotnet ef migrations add</c>, which reads the model and opens nothing.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqliteCareDbContext>
{
    public SqliteCareDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteCareDbContext>().UseSqlite("Data Source=design.db").Options);
}
