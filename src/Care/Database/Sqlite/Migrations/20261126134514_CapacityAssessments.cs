using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgeingMonitor.Care.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CapacityAssessments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "capacity_entries",
                columns: table => new
                {
                    assessment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    resident_id = table.Column<string>(type: "TEXT", maxLength: 15, nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    assessed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_capacity_entries", x => new { x.assessment_id, x.version });
                    table.ForeignKey(
                        name: "FK_capacity_entries_residents_resident_id",
                        column: x => x.resident_id,
                        principalTable: "residents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "capacity_answers",
                columns: table => new
                {
                    assessment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<int>(type: "INTEGER", nullable: true),
                    chair_rises_tenths = table.Column<int>(type: "INTEGER", nullable: true),
                    hearing = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_capacity_answers", x => new { x.assessment_id, x.version, x.item });
                    table.ForeignKey(
                        name: "FK_capacity_answers_capacity_entries_assessment_id_version",
                        columns: x => new { x.assessment_id, x.version },
                        principalTable: "capacity_entries",
                        principalColumns: new[] { "assessment_id", "version" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_capacity_entries_resident_id",
                table: "capacity_entries",
                column: "resident_id");

            // What was written down is not changed; erasure may still delete it.
            migrationBuilder.Sql("CREATE TRIGGER capacity_entries_no_update BEFORE UPDATE ON capacity_entries BEGIN SELECT RAISE(ABORT, 'capacity_entries is append-only'); END;");
            migrationBuilder.Sql("CREATE TRIGGER capacity_answers_no_update BEFORE UPDATE ON capacity_answers BEGIN SELECT RAISE(ABORT, 'capacity_answers is append-only'); END;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "capacity_answers");

            migrationBuilder.DropTable(
                name: "capacity_entries");
        }
    }
}
