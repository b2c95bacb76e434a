using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgeingMonitor.Care.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DailyList : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "day_flags",
                columns: table => new
                {
                    home_id = table.Column<string>(type: "TEXT", maxLength: 15, nullable: false),
                    detector = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    from_at = table.Column<long>(type: "INTEGER", nullable: false),
                    to_at = table.Column<long>(type: "INTEGER", nullable: false),
                    score = table.Column<double>(type: "REAL", nullable: false),
                    limit = table.Column<double>(type: "REAL", nullable: false),
                    reasons = table.Column<string>(type: "TEXT", nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_day_flags", x => new { x.home_id, x.detector, x.subject, x.from_at });
                });

            migrationBuilder.CreateIndex(
                name: "IX_day_flags_home_id_to_at",
                table: "day_flags",
                columns: new[] { "home_id", "to_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "day_flags");
        }
    }
}
