using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Recordings.Inspection;

/// <summary>A report as JSON, for other programs: members as in <see cref="InspectionReport"/>, instants as ISO 8601 in UTC.</summary>
public static class InspectionJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new InstantTextConverter() },
    };

    /// <summary>The text.</summary>
    public static string Write(InspectionReport report) => JsonSerializer.Serialize(report, Options);

    private sealed class InstantTextConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Reports are written only.");

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
