using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgeingMonitor.Care.Database.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CapacityWeeks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "capacity_weeks",
                columns: table => new
                {
                    home_id = table.Column<string>(type: "character varying(15)", maxLength: 15, nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    monday = table.Column<DateOnly>(type: "date", nullable: false),
                    days = table.Column<int>(type: "integer", nullable: false),
                    readings = table.Column<string>(type: "text", nullable: false),
                    saved_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_capacity_weeks", x => new { x.home_id, x.subject, x.monday });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "capacity_weeks");
        }
    }
}
