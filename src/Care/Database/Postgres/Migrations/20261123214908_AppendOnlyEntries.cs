using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgeingMonitor.Care.Database.Postgres.Migrations
{
    /// <summary>What was written down stays: a look at a resident is neither changed nor deleted, a journal entry is not changed.</summary>
    public partial class AppendOnlyEntries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;");
            migrationBuilder.Sql("CREATE TRIGGER resident_accesses_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON resident_accesses FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();");
            migrationBuilder.Sql("CREATE TRIGGER alert_entries_no_update BEFORE UPDATE ON alert_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TRIGGER resident_accesses_no_change ON resident_accesses;");
            migrationBuilder.Sql("DROP TRIGGER alert_entries_no_update ON alert_entries;");
            migrationBuilder.Sql("DROP FUNCTION refuse_change();");
        }
    }
}
