using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace AgeingMonitor.Care.Database.Postgres;

/// <summary>For <c>dotnet ef migrations add</c>, which reads the model and opens nothing.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresCareDbContext>
{
    public PostgresCareDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresCareDbContext>().UseNpgsql("Host=localhost;Database=design").Options);
}
