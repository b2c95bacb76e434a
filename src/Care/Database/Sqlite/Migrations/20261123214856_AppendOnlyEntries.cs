using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgeingMonitor.Care.Database.Sqlite.Migrations
{
    /// <summary>What was written down stays: a look at a resident is neither changed nor deleted, a journal entry is not changed.</summary>
    public partial class AppendOnlyEntries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE TRIGGER resident_accesses_no_update BEFORE UPDATE ON resident_accesses BEGIN SELECT RAISE(ABORT, 'resident_accesses is append-only'); END;");
            migrationBuilder.Sql("CREATE TRIGGER resident_accesses_no_delete BEFORE DELETE ON resident_accesses BEGIN SELECT RAISE(ABORT, 'resident_accesses is append-only'); END;");
            migrationBuilder.Sql("CREATE TRIGGER alert_entries_no_update BEFORE UPDATE ON alert_entries BEGIN SELECT RAISE(ABORT, 'alert_entries is append-only'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER resident_accesses_no_update;");
            migrationBuilder.Sql("DROP TRIGGER resident_accesses_no_delete;");
            migrationBuilder.Sql("DROP TRIGGER alert_entries_no_update;");
        }
    }
}
