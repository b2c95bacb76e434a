using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgeingMonitor.Care.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KitConfigurations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "kit_configurations",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kit_id = table.Column<string>(type: "TEXT", maxLength: 15, nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    made_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kit_configurations", x => x.id);
                    table.ForeignKey(
                        name: "FK_kit_configurations_kits_kit_id",
                        column: x => x.kit_id,
                        principalTable: "kits",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_kit_configurations_kit_id_version",
                table: "kit_configurations",
                columns: new[] { "kit_id", "version" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kit_configurations");
        }
    }
}
