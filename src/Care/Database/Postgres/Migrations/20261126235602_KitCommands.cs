using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace AgeingMonitor.Care.Database.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class KitCommands : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "kit_commands",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    request = table.Column<string>(type: "character varying(15)", maxLength: 15, nullable: false),
                    kit_id = table.Column<string>(type: "character varying(15)", maxLength: 15, nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    seconds = table.Column<int>(type: "integer", nullable: true),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    asked_by = table.Column<string>(type: "text", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    sent_at = table.Column<long>(type: "bigint", nullable: true),
                    answered_at = table.Column<long>(type: "bigint", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kit_commands", x => x.id);
                    table.ForeignKey(
                        name: "FK_kit_commands_kits_kit_id",
                        column: x => x.kit_id,
                        principalTable: "kits",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_kit_commands_expires_at",
                table: "kit_commands",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_kit_commands_kit_id_id",
                table: "kit_commands",
                columns: new[] { "kit_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_kit_commands_request",
                table: "kit_commands",
                column: "request",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "kit_commands");
        }
    }
}
