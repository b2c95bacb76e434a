using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AgeingMonitor.Care.Database.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class KitEnrolment : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "cleared_at",
                table: "kits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "created_at",
                table: "kits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "created_by",
                table: "kits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "label",
                table: "kits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "retired_at",
                table: "kits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "retired_by",
                table: "kits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "revoked_by",
                table: "kits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "enrolment_door",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    server = table.Column<string>(type: "TEXT", nullable: false),
                    root_pin = table.Column<string>(type: "TEXT", nullable: false),
                    said_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enrolment_door", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kit_certificates",
                columns: table => new
                {
                    serial = table.Column<string>(type: "TEXT", nullable: false),
                    kit_id = table.Column<string>(type: "TEXT", maxLength: 15, nullable: false),
                    key_hash = table.Column<string>(type: "TEXT", nullable: false),
                    not_before = table.Column<long>(type: "INTEGER", nullable: false),
                    not_after = table.Column<long>(type: "INTEGER", nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_by = table.Column<string>(type: "TEXT", nullable: true),
                    revoked_reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kit_certificates", x => x.serial);
                    table.ForeignKey(
                        name: "FK_kit_certificates_kits_kit_id",
                        column: x => x.kit_id,
                        principalTable: "kits",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "kit_enrolments",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kit_id = table.Column<string>(type: "TEXT", maxLength: 15, nullable: false),
                    code_hash = table.Column<string>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    open_until = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_by = table.Column<string>(type: "TEXT", nullable: false),
                    wrong_codes = table.Column<int>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    used_by_key = table.Column<string>(type: "TEXT", nullable: true),
                    shut_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kit_enrolments", x => x.id);
                    table.ForeignKey(
                        name: "FK_kit_enrolments_kits_kit_id",
                        column: x => x.kit_id,
                        principalTable: "kits",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_kit_certificates_kit_id",
                table: "kit_certificates",
                column: "kit_id");

            migrationBuilder.CreateIndex(
                name: "IX_kit_enrolments_kit_id_opened_at",
                table: "kit_enrolments",
                columns: new[] { "kit_id", "opened_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "enrolment_door");

            migrationBuilder.DropTable(
                name: "kit_certificates");

            migrationBuilder.DropTable(
                name: "kit_enrolments");

            migrationBuilder.DropColumn(
                name: "cleared_at",
                table: "kits");

            migrationBuilder.DropColumn(
                name: "created_at",
                table: "kits");

            migrationBuilder.DropColumn(
                name: "created_by",
                table: "kits");

            migrationBuilder.DropColumn(
                name: "label",
                table: "kits");

            migrationBuilder.DropColumn(
                name: "retired_at",
                table: "kits");

            migrationBuilder.DropColumn(
                name: "retired_by",
                table: "kits");

            migrationBuilder.DropColumn(
                name: "revoked_by",
                table: "kits");
        }
    }
}
